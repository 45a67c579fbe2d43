package dev.limbeck.mariadb.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.dialect.OperationPlan.Need;
import dev.limbeck.dialect.Scratches;
import dev.limbeck.dialect.Statement;
import dev.limbeck.dialect.Strategy;
import dev.limbeck.mariadb.MariadbDialect;
import dev.limbeck.mariadb.MariadbServer;
import dev.limbeck.model.TableName;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/** Reading only what has changed, or what is related to a change. */
class RefreshTest {
    /** Statements in the form in which Limbeck plans them, and in others. */
    private static final List<String> STATEMENTS = List.of(
            "CREATE TABLE `parent` (id int NOT NULL PRIMARY KEY, code varchar(20), UNIQUE KEY uk (code))",
            "CREATE TABLE `we``ird \"name` (id int PRIMARY KEY) COMMENT='\n) ENGINE=x SEQUENCE=1'",
            "CREATE TABLE `Child` (id int AUTO_INCREMENT PRIMARY KEY, p int, c varchar(20),"
                    + " CONSTRAINT fk FOREIGN KEY (p) REFERENCES parent (id))",
            "INSERT INTO `parent` (id) VALUES (1), (2)",
            "ALTER TABLE `Child` ADD CONSTRAINT fk2 FOREIGN KEY (c) REFERENCES parent (code), ALGORITHM=COPY",
            "CREATE VIEW v AS SELECT id, code FROM parent WHERE code = 'x'",
            "CREATE VIEW vv AS SELECT id FROM v",
            "ALTER TABLE `parent` RENAME COLUMN code TO `co``de`, ALGORITHM=INSTANT",
            "ALTER TABLE `parent` RENAME INDEX uk TO uk2",
            "ALTER TABLE `parent` RENAME COLUMN `co``de` TO code",
            "RENAME TABLE `parent` TO `Parent`",
            "RENAME TABLE `Parent` TO `parent`",
            "CREATE SEQUENCE `sq` START WITH 5 INCREMENT BY 7",
            "ALTER SEQUENCE `sq` START WITH 9 INCREMENT BY 3",
            "SELECT setval(`sq`, 9, 0)",
            "CREATE TABLE `uses` (id int PRIMARY KEY DEFAULT (NEXT VALUE FOR `sq`))",
            "ALTER TABLE `parent` COMMENT='it''s'",
            "ALTER TABLE `parent` COLLATE utf8mb4_bin",
            "CREATE TRIGGER t BEFORE INSERT ON `Child` FOR EACH ROW SET new.p = 1",
            "ALTER TABLE `Child` ADD COLUMN more int",
            "RENAME TABLE `Child` TO `kid`",
            "DROP TRIGGER `t`",
            "CREATE OR REPLACE VIEW v AS SELECT id FROM parent",
            "CREATE TABLE `parts` (id int PRIMARY KEY) PARTITION BY HASH (id) PARTITIONS 2",
            "ALTER TABLE `parts` RENAME TO `pieces`",
            "DROP TABLE `kid`",
            "ALTER TABLE `parent` DROP COLUMN code",
            "DROP TABLE `parent`",
            "DROP VIEW `vv`",
            "DROP VIEW v",
            "DROP TABLE `uses`",
            "DROP SEQUENCE `sq`",
            "DROP TABLE `we``ird \"name`, `pieces`");

    private static OperationPlan plan(List<String> sql) {
        return new OperationPlan(
                Strategy.NATIVE,
                "",
                Need.ANY,
                sql.stream().map(each -> Statement.of(each, "")).toList());
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (java.sql.Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private interface Work {
        void run(Connection connection, Dialect dialect) throws SQLException;
    }

    private static void inScratch(Work work) throws SQLException {
        String url = MariadbServer.createDatabase();
        try (Connection live = DriverManager.getConnection(url)) {
            Dialect dialect = new MariadbDialect().at(url).like(live);
            try (Connection scratch = dialect.scratches().open(new Scratches.Place(live))) {
                work.run(scratch, dialect);
            }
        }
    }

    private static void assertSame(Catalog refreshed, Catalog read, String after) {
        assertThat(refreshed.definitions()).as(after).isEqualTo(read.definitions());
        assertThat(refreshed.schema()).as(after).isEqualTo(read.schema());
        assertThat(refreshed.tableNames()).as(after).isEqualTo(read.tableNames());
        assertThat(refreshed.sequenceNames()).as(after).isEqualTo(read.sequenceNames());
        assertThat(refreshed.viewAndTriggerNames()).as(after).isEqualTo(read.viewAndTriggerNames());
    }

    private static void assertRefreshed(int together) throws SQLException {
        inScratch((connection, dialect) -> {
            Catalog known = dialect.reflector().reflect(connection);
            List<String> some = new ArrayList<>();
            for (int i = 0; i < STATEMENTS.size(); i++) {
                run(connection, STATEMENTS.get(i));
                some.add(STATEMENTS.get(i));
                if (some.size() == together || i == STATEMENTS.size() - 1) {
                    known = dialect.reflector().refresh(connection, known, List.of(plan(some)));
                    assertSame(known, dialect.reflector().reflect(connection), some.toString());
                    some.clear();
                }
            }
            assertThat(known.definitions()).isEmpty();
        });
    }

    @Test
    void afterEachStatementTheSchemaIsTheSame() throws SQLException {
        assertRefreshed(1);
    }

    @Test
    void afterSeveralStatementsTheSchemaIsTheSame() throws SQLException {
        assertRefreshed(2);
        assertRefreshed(5);
    }

    /** Otherwise, a thousand operations would read a thousand tables each. */
    @Test
    void inAScratchDatabaseOnlyChangedTablesAreRead() throws SQLException {
        inScratch((connection, dialect) -> {
            for (int i = 0; i < 30; i++) {
                run(connection, "CREATE TABLE t" + i + " (id int)");
            }
            Catalog known = dialect.reflector().reflect(connection);
            long before = shown(connection);
            run(connection, "CREATE TABLE `more` (id int)");
            Catalog now = dialect.reflector()
                    .refresh(connection, known, List.of(plan(List.of("CREATE TABLE `more` (id int)"))));
            assertThat(now.tableNames()).hasSize(31);
            assertThat(shown(connection) - before).isEqualTo(1);
        });
    }

    private static long shown(Connection connection) throws SQLException {
        try (java.sql.Statement statement = connection.createStatement();
                java.sql.ResultSet row = statement.executeQuery("SHOW SESSION STATUS LIKE 'Com_show_create_table'")) {
            row.next();
            return row.getLong(2);
        }
    }

    /** The definitions are read in blocks, by a user who may only read. */
    @Test
    void aLargeSchemaIsReadWithFewStatements() throws SQLException {
        String url = MariadbServer.createDatabase();
        try (Connection connection = DriverManager.getConnection(url)) {
            for (int i = 0; i < 205; i++) {
                run(connection, "CREATE TABLE t" + i + " (id int PRIMARY KEY COMMENT '" + i + "')");
                run(connection, "CREATE VIEW v" + i + " AS SELECT " + i + " AS n");
            }
            String database = connection.getCatalog();
            run(connection, "CREATE OR REPLACE USER reader IDENTIFIED BY 'x'");
            run(connection, "GRANT SELECT, SHOW VIEW ON " + database + ".* TO reader");
        }
        try (Connection connection = DriverManager.getConnection(url.replace("user=root", "user=reader&password=x"))) {
            Dialect dialect = new MariadbDialect().at(url).like(connection);
            long before = questions(connection);
            Catalog all = dialect.reflector().reflect(connection);
            assertThat(questions(connection) - before).isLessThan(15);
            assertThat(all.tableNames()).hasSize(205);
            for (int i = 0; i < 205; i++) {
                assertThat(all.table(TableName.of("t" + i))
                                .orElseThrow()
                                .columns()
                                .get(0)
                                .comment())
                        .isEqualTo(String.valueOf(i));
                assertThat(all.schema()
                                .view(TableName.of("v" + i))
                                .orElseThrow()
                                .definition()
                                .sql())
                        .contains("select " + i + " AS");
            }
        }
    }

    private static long questions(Connection connection) throws SQLException {
        try (java.sql.Statement statement = connection.createStatement();
                java.sql.ResultSet row = statement.executeQuery("SHOW SESSION STATUS LIKE 'Questions'")) {
            row.next();
            return row.getLong(2);
        }
    }

    /** Another connection may have changed the live database. */
    @Test
    void changesOfOthersAreSeenInTheLiveDatabase() throws SQLException {
        String url = MariadbServer.createDatabase();
        try (Connection connection = DriverManager.getConnection(url);
                Connection other = DriverManager.getConnection(url)) {
            Dialect dialect = new MariadbDialect().at(url).like(connection);
            run(other, "CREATE TABLE a (id int)");
            run(other, "CREATE TABLE b (id int)");
            Catalog known = dialect.reflector().reflect(connection);
            known.schema();
            run(other, "ALTER TABLE b ADD COLUMN c int COMMENT 'x'");
            run(other, "CREATE TABLE d (id int)");
            run(other, "DROP TABLE a");
            Catalog now = dialect.reflector().refresh(connection, known, List.of());
            assertSame(now, dialect.reflector().reflect(connection), "changes of others");
            assertThat(now.tableNames()).containsExactly(TableName.of("b"), TableName.of("d"));
        }
    }

    private static void onLive(LiveWork work) throws SQLException {
        String url = MariadbServer.createDatabase();
        try (Connection connection = DriverManager.getConnection(url);
                Connection other = DriverManager.getConnection(url)) {
            work.run(connection, other, new MariadbDialect().at(url).like(connection));
        }
    }

    private interface LiveWork {
        void run(Connection connection, Connection other, Dialect dialect) throws SQLException;
    }

    /** Runs the statement on this connection and returns the catalog that is read after it. */
    private static Catalog change(Connection connection, Dialect dialect, Catalog before, String sql)
            throws SQLException {
        run(connection, sql);
        return dialect.reflector().refreshAfter(connection, before, List.of(sql));
    }

    /** Otherwise, each step of a revision would read all tables. */
    @Test
    void inTheLiveDatabaseAStepReadsOnlyWhatItChanges() throws SQLException {
        onLive((connection, other, dialect) -> {
            for (int i = 0; i < 30; i++) {
                run(connection, "CREATE TABLE t" + i + " (id int PRIMARY KEY)");
                run(connection, "CREATE VIEW v" + i + " AS SELECT id FROM t" + i);
            }
            Catalog known = dialect.reflector()
                    .refresh(connection, dialect.reflector().reflect(connection));
            long before = shown(connection);
            long asked = questions(connection);
            known = change(connection, dialect, known, "ALTER TABLE `t3` ADD COLUMN more int");
            known = change(connection, dialect, known, "RENAME TABLE `t4` TO `u4`");
            known = change(connection, dialect, known, "DROP TABLE `t5`");
            known = change(connection, dialect, known, "UPDATE `t3` SET more = 1");
            known = change(connection, dialect, known, "CREATE TABLE `more` (id int)");
            assertThat(shown(connection) - before).isLessThan(10);
            assertThat(questions(connection) - asked).isLessThan(40);
            assertSame(known, dialect.reflector().reflect(connection), "own changes");
        });
    }

    /** The reflected catalog is the truth; the other connection changes something before each step. */
    @Test
    void changesOfOthersBetweenStepsAreSeenInTheLiveDatabase() throws SQLException {
        onLive((connection, other, dialect) -> {
            Catalog known = dialect.reflector().reflect(connection);
            for (int i = 0; i < STATEMENTS.size(); i++) {
                String own = "CREATE TABLE `own" + i + "` (id int)";
                Catalog before = change(connection, dialect, known, own);
                run(other, STATEMENTS.get(i));
                known = change(connection, dialect, before, "ALTER TABLE `own" + i + "` ADD COLUMN b int");
                assertSame(known, dialect.reflector().reflect(connection), STATEMENTS.get(i));
            }
        });
    }

    @Test
    void aChangeInAnyFormIsSeen() throws SQLException {
        onLive((connection, other, dialect) -> {
            run(connection, "CREATE TABLE `own` (id int)");
            run(connection, "CREATE TABLE a (id int)");
            run(other, "CREATE PROCEDURE p(IN name varchar(20)) EXECUTE IMMEDIATE concat('ALTER TABLE a ADD ', name, ' int')");
            Catalog known = dialect.reflector().reflect(connection);
            known = dialect.reflector().refresh(connection, known);
            List<String> forms = List.of(
                    "CALL p('c1')",
                    "EXECUTE IMMEDIATE 'ALTER TABLE a ADD c2 int'",
                    "PREPARE s FROM 'ALTER TABLE a ADD c3 int'; EXECUTE s",
                    "BEGIN NOT ATOMIC ALTER TABLE a ADD c4 int; END",
                    "SET STATEMENT max_statement_time = 9 FOR ALTER TABLE a ADD c5 int",
                    "/* nothing */ ALTER IGNORE TABLE a ADD c6 int",
                    "CREATE INDEX i ON a (id)",
                    "DROP INDEX i ON a",
                    "ALTER DATABASE COLLATE utf8mb4_bin",
                    "CREATE TABLE b LIKE a",
                    "CREATE FUNCTION f() RETURNS int RETURN 1",
                    "ALTER TABLE b RENAME TO d, ADD e int",
                    "CREATE OR REPLACE TABLE d SELECT 1 AS f",
                    "FLUSH STATUS; ALTER TABLE a ADD c7 int");
            try (Connection several = DriverManager.getConnection(
                    connection.getMetaData().getURL() + "&allowMultiQueries=true")) {
                for (String form : forms) {
                    run(several, form);
                    known = change(connection, dialect, known, "ALTER TABLE `own` COMMENT = '" + form.length() + "'");
                    assertSame(known, dialect.reflector().reflect(connection), form);
                }
            }
            try (Connection ended =
                    DriverManager.getConnection(connection.getMetaData().getURL())) {
                run(ended, "ALTER TABLE a ADD ended int");
            }
            known = change(connection, dialect, known, "ALTER TABLE `own` COMMENT = ''");
            assertSame(known, dialect.reflector().reflect(connection), "a session that has ended");
        });
    }

    /** SQL in Java code of a revision, or the version table. */
    @Test
    void ownChangesThatAreNotNamedAreSeen() throws SQLException {
        onLive((connection, other, dialect) -> {
            run(connection, "CREATE TABLE `own` (id int)");
            Catalog known = dialect.reflector()
                    .refresh(connection, dialect.reflector().reflect(connection));
            run(connection, "CREATE TABLE unnamed (id int)");
            known = change(connection, dialect, known, "ALTER TABLE `own` ADD COLUMN b int");
            assertSame(known, dialect.reflector().reflect(connection), "not named");
            run(connection, "ALTER TABLE unnamed ADD COLUMN b int");
            known = dialect.reflector().refreshAfter(connection, known, List.of());
            assertSame(known, dialect.reflector().reflect(connection), "not named");
        });
    }

    /** The server counts a statement when it begins, so it can be counted before the first reading and end after it. */
    @Test
    void aChangeThatWasRunningDuringTheFirstReadingIsSeen() throws SQLException {
        onLive((connection, other, dialect) -> {
            run(connection, "CREATE TABLE `own` (id int)");
            run(connection, "CREATE TABLE slow (id int)");
            try (Connection reader = DriverManager.getConnection(
                    connection.getMetaData().getURL())) {
                Catalog known = dialect.reflector().reflect(connection);
                reader.setAutoCommit(false);
                run(reader, "SELECT * FROM slow");
                CompletableFuture<Void> change = CompletableFuture.runAsync(() -> {
                    try {
                        run(other, "ALTER TABLE slow ADD COLUMN late int");
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                });
                await(connection, "Waiting for table metadata lock");
                known = dialect.reflector().refresh(connection, known);
                assertThat(known.table(TableName.of("slow")).orElseThrow().columns()).hasSize(1);
                reader.rollback();
                change.join();
                known = change(connection, dialect, known, "ALTER TABLE `own` ADD COLUMN b int");
                assertSame(known, dialect.reflector().reflect(connection), "a statement that was running");
            }
        });
    }

    private static void await(Connection connection, String state) throws SQLException {
        String sql = "SELECT count(*) FROM information_schema.processlist WHERE state = '" + state + "'";
        for (int i = 0; i < 1000; i++) {
            try (java.sql.Statement statement = connection.createStatement();
                    java.sql.ResultSet row = statement.executeQuery(sql)) {
                row.next();
                if (row.getInt(1) > 0) {
                    return;
                }
            }
            LockSupport.parkNanos(10_000_000);
        }
        throw new AssertionError("No session is in the state " + state);
    }

    /** Only a user who sees the statements of all users can know that a running statement changes nothing. */
    @Test
    void whileOthersOnlyUseRowsAStepReadsOnlyWhatItChangesIfTheUserMaySeeThat() throws SQLException {
        onLive((connection, other, dialect) -> {
            run(connection, "CREATE TABLE `own` (id int)");
            for (int i = 0; i < 20; i++) {
                run(connection, "CREATE TABLE t" + i + " (id int)");
            }
            run(connection, "CREATE OR REPLACE USER changer IDENTIFIED BY 'x'");
            run(connection, "GRANT ALL ON " + connection.getCatalog() + ".* TO changer");
            String url = connection.getMetaData().getURL();
            CompletableFuture<Void> reading = CompletableFuture.runAsync(() -> {
                try {
                    run(other, "SELECT sleep(20)");
                } catch (SQLException e) {
                    throw new IllegalStateException(e);
                }
            });
            await(connection, "User sleep");
            try (Connection changer = DriverManager.getConnection(url.replace("user=root", "user=changer&password=x"))) {
                for (Connection each : List.of(connection, changer)) {
                    Catalog known = dialect.reflector()
                            .refresh(each, dialect.reflector().reflect(each));
                    long before = shown(each);
                    known = change(each, dialect, known, "ALTER TABLE `own` COMMENT = '" + before + "'");
                    long read = shown(each) - before;
                    assertThat(read).isEqualTo(each == connection ? 1 : 21);
                    assertSame(known, dialect.reflector().reflect(each), "reads and writes of others");
                }
            } finally {
                run(connection, "KILL QUERY " + id(other));
                reading.handle((done, killed) -> done).join();
            }
        });
    }

    private static long id(Connection connection) throws SQLException {
        return connection.unwrap(org.mariadb.jdbc.Connection.class).getThreadId();
    }

    @Test
    void theRelatedPartContainsWhatAChangeCanAffect() throws SQLException {
        inScratch((connection, dialect) -> {
            run(connection, "CREATE TABLE root (id int PRIMARY KEY)");
            run(connection, "CREATE TABLE top (id int PRIMARY KEY, r int REFERENCES root (id))");
            run(
                    connection,
                    "CREATE TABLE middle (id int PRIMARY KEY, t int, CONSTRAINT fm FOREIGN KEY (t) REFERENCES top (id))");
            run(connection, "CREATE TABLE below (id int PRIMARY KEY, m int, FOREIGN KEY (m) REFERENCES middle (id))");
            run(connection, "CREATE TABLE bottom (id int PRIMARY KEY, b int, FOREIGN KEY (b) REFERENCES below (id))");
            run(connection, "CREATE TABLE alone (id int, text varchar(20) DEFAULT 'top \"bottom\"')");
            run(connection, "CREATE TABLE shown (id int)");
            run(connection, "CREATE TABLE other (id int)");
            run(connection, "CREATE VIEW v AS SELECT id FROM shown");
            run(connection, "CREATE FUNCTION f() RETURNS int RETURN (SELECT max(id) FROM root)");
            Catalog all = dialect.reflector().reflect(connection);
            Catalog part = all.subset(Set.of(TableName.of("middle")), Set.of());
            assertThat(part.tableNames().stream().map(TableName::name))
                    .containsExactly("below", "middle", "root", "shown", "top");
            assertThat(part.schema().views()).hasSize(1);
            assertThat(part.schema().table(TableName.of("top")))
                    .isEqualTo(all.schema().table(TableName.of("top")));
            assertThat(all.subset(Set.of(TableName.of("new")), Set.of(TableName.of("FM")))
                            .tableNames())
                    .as("a table whose foreign key has the needed name")
                    .contains(TableName.of("middle"));
            assertThat(all.subset(Set.of(TableName.of("OTHER")), Set.of()).tableNames())
                    .contains(TableName.of("other"))
                    .doesNotContain(TableName.of("alone"));
            run(connection, "CREATE TRIGGER t BEFORE INSERT ON top FOR EACH ROW SET @x = (SELECT 1 FROM alone)");
            Catalog triggers = dialect.reflector().reflect(connection);
            assertThat(triggers.subset(Set.of(TableName.of("middle")), Set.of()))
                    .isSameAs(triggers);
        });
    }

    @Test
    void theRelatedPartCanBeCreatedIfAnotherTableHasATrigger() throws SQLException {
        inScratch((connection, dialect) -> {
            run(connection, "CREATE TABLE changed (id int)");
            run(connection, "CREATE TABLE other (id int)");
            run(connection, "CREATE TRIGGER t BEFORE INSERT ON other FOR EACH ROW SET @x = 1");
            Catalog part = dialect.reflector().reflect(connection).subset(Set.of(TableName.of("changed")), Set.of());
            assertThat(part.tableNames()).contains(TableName.of("changed"));
            assertThat(part.tableNames()).doesNotContain(TableName.of("other"));
            run(connection, "CREATE TABLE logged (id int)");
            run(connection, "CREATE TRIGGER u AFTER INSERT ON other FOR EACH ROW INSERT INTO logged VALUES (1)");
            Catalog all = dialect.reflector().reflect(connection);
            assertThat(all.subset(Set.of(TableName.of("LOGGED")), Set.of()))
                    .as("a trigger of another table uses the changed table")
                    .isSameAs(all);
            run(connection, "DROP TABLE other");
            run(connection, "DROP TABLE logged");
            run(connection, "DROP TABLE changed");
            for (String sql : part.definitions()) {
                run(connection, sql);
            }
        });
    }
}
