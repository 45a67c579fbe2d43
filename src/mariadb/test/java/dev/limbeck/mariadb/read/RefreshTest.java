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
import org.junit.jupiter.api.Test;

/** Tests that only those objects are read that have changed or are related to a change. */
class RefreshTest {
    /** Statements in the form that Limbeck uses in its plans, and in other forms. */
    static final List<String> STATEMENTS = List.of(
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
            "CREATE OR REPLACE ALGORITHM=MERGE SQL SECURITY INVOKER VIEW `v` (n) AS SELECT id FROM parent",
            "CREATE OR REPLACE DEFINER=root@localhost VIEW v AS SELECT id FROM parent",
            "CREATE TRIGGER `first` BEFORE UPDATE ON kid FOR EACH ROW BEGIN SET new.p = 2; SET new.c = 'x'; END",
            "CREATE TRIGGER third AFTER UPDATE ON kid FOR EACH ROW SET @x = 2",
            "CREATE TRIGGER second AFTER UPDATE ON kid FOR EACH ROW PRECEDES third SET @x = 1",
            "CREATE OR REPLACE TRIGGER third AFTER UPDATE ON kid FOR EACH ROW SET @x = 3",
            "DROP TRIGGER IF EXISTS second",
            "DROP VIEW `v`",
            "DROP VIEW IF EXISTS `nothing`",
            "CREATE VIEW IF NOT EXISTS `v` AS SELECT id FROM parent",
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

    static void run(Connection connection, String sql) throws SQLException {
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

    static void assertSame(Catalog refreshed, Catalog read, String after) {
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

    /** If everything were read, each of a thousand operations would read a thousand tables. */
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

    @Test
    void inAScratchDatabaseOnlyChangedViewsAndTriggersAreRead() throws SQLException {
        inScratch((connection, dialect) -> {
            for (int i = 0; i < 30; i++) {
                run(connection, "CREATE TABLE t" + i + " (id int)");
                run(connection, "CREATE VIEW v" + i + " AS SELECT id FROM t" + i);
                run(connection, "CREATE TRIGGER g" + i + " BEFORE INSERT ON t" + i + " FOR EACH ROW SET @x = 1");
            }
            Catalog known = dialect.reflector().reflect(connection);
            long before = questions(connection);
            long tables = shown(connection);
            for (String sql : List.of(
                    "DROP VIEW `v3`",
                    "CREATE VIEW v3 AS SELECT id FROM t3",
                    "DROP TRIGGER `g3`",
                    "CREATE TRIGGER g3 BEFORE INSERT ON t3 FOR EACH ROW BEGIN SET @x = 2; SET @x = 3; END")) {
                run(connection, sql);
                known = dialect.reflector().refresh(connection, known, List.of(plan(List.of(sql))));
            }
            assertThat(shown(connection) - tables)
                    .as("the view, after each change")
                    .isEqualTo(2);
            assertThat(questions(connection) - before).isLessThan(40);
            assertSame(known, dialect.reflector().reflect(connection), "views and triggers");
        });
    }

    static long shown(Connection connection) throws SQLException {
        try (java.sql.Statement statement = connection.createStatement();
                java.sql.ResultSet row = statement.executeQuery("SHOW SESSION STATUS LIKE 'Com_show_create_table'")) {
            row.next();
            return row.getLong(2);
        }
    }

    /** The definitions are read in blocks, by a user with only read privileges. */
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

    static long questions(Connection connection) throws SQLException {
        try (java.sql.Statement statement = connection.createStatement();
                java.sql.ResultSet row = statement.executeQuery("SHOW SESSION STATUS LIKE 'Questions'")) {
            row.next();
            return row.getLong(2);
        }
    }

    /** Another connection might have changed the live database. */
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

    @Test
    void theRelatedPartContainsWhatAChangeCanAffect() throws SQLException {
        inScratch((connection, dialect) -> {
            run(connection, "CREATE TABLE root (id int PRIMARY KEY)");
            run(connection, "CREATE TABLE top (id int PRIMARY KEY, r int REFERENCES root (id))");
            run(
                    connection,
                    "CREATE TABLE middle (id int PRIMARY KEY, t int, CONSTRAINT fm FOREIGN KEY (t) REFERENCES top"
                            + " (id))");
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
