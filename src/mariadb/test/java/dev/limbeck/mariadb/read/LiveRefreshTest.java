package dev.limbeck.mariadb.read;

import static dev.limbeck.mariadb.read.RefreshTest.assertSame;
import static dev.limbeck.mariadb.read.RefreshTest.questions;
import static dev.limbeck.mariadb.read.RefreshTest.run;
import static dev.limbeck.mariadb.read.RefreshTest.shown;
import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.mariadb.MariadbDialect;
import dev.limbeck.mariadb.MariadbServer;
import dev.limbeck.model.TableName;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

/**
 * Tests that in a live database, only the objects that this connection has changed are read again, and that changes by
 * other connections are never missed.
 */
class LiveRefreshTest {

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

    /** Runs the statement on this connection, and returns the catalog that is read afterward. */
    private static Catalog change(Connection connection, Dialect dialect, Catalog before, String sql)
            throws SQLException {
        run(connection, sql);
        return dialect.reflector().refreshAfter(connection, before, List.of(sql));
    }

    /** If everything were read, each step of a revision would read all tables. */
    @Test
    void inTheLiveDatabaseAStepReadsOnlyWhatItChanges() throws SQLException {
        onLive((connection, other, dialect) -> {
            for (int i = 0; i < 30; i++) {
                run(connection, "CREATE TABLE t" + i + " (id int PRIMARY KEY)");
                run(connection, "CREATE VIEW v" + i + " AS SELECT id FROM t" + i);
            }
            Catalog known =
                    dialect.reflector().refresh(connection, dialect.reflector().reflect(connection));
            long before = shown(connection);
            long asked = questions(connection);
            known = change(connection, dialect, known, "ALTER TABLE `t3` ADD COLUMN more int");
            known = change(connection, dialect, known, "RENAME TABLE `t4` TO `u4`");
            known = change(connection, dialect, known, "DROP TABLE `t5`");
            known = change(connection, dialect, known, "UPDATE `t3` SET more = 1");
            known = change(connection, dialect, known, "CREATE TABLE `more` (id int)");
            known = change(connection, dialect, known, "DROP VIEW `v3`");
            known = change(connection, dialect, known, "CREATE OR REPLACE VIEW v3 AS SELECT id FROM t3");
            known = change(connection, dialect, known, "CREATE TRIGGER g BEFORE INSERT ON t7 FOR EACH ROW SET @x = 1");
            known = change(connection, dialect, known, "DROP TRIGGER `g`");
            assertThat(shown(connection) - before).isLessThan(15);
            assertThat(questions(connection) - asked).isLessThan(70);
            assertSame(known, dialect.reflector().reflect(connection), "own changes");
        });
    }

    /**
     * The expected result is a catalog that is read completely; the other connection changes something before each
     * step.
     */
    @Test
    void changesOfOthersBetweenStepsAreSeenInTheLiveDatabase() throws SQLException {
        onLive((connection, other, dialect) -> {
            Catalog known = dialect.reflector().reflect(connection);
            for (int i = 0; i < RefreshTest.STATEMENTS.size(); i++) {
                String own = "CREATE TABLE `own" + i + "` (id int)";
                Catalog before = change(connection, dialect, known, own);
                run(other, RefreshTest.STATEMENTS.get(i));
                known = change(connection, dialect, before, "ALTER TABLE `own" + i + "` ADD COLUMN b int");
                assertSame(known, dialect.reflector().reflect(connection), RefreshTest.STATEMENTS.get(i));
            }
        });
    }

    @Test
    void aChangeInAnyFormIsSeen() throws SQLException {
        onLive((connection, other, dialect) -> {
            run(connection, "CREATE TABLE `own` (id int)");
            run(connection, "CREATE TABLE a (id int)");
            run(
                    other,
                    "CREATE PROCEDURE p(IN name varchar(20)) EXECUTE IMMEDIATE concat('ALTER TABLE a ADD ', name, '"
                            + " int')");
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
            try (Connection several =
                    DriverManager.getConnection(connection.getMetaData().getURL() + "&allowMultiQueries=true")) {
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

    /** Such changes are made by SQL in a revision's Java code, or affect the version table. */
    @Test
    void ownChangesThatAreNotNamedAreSeen() throws SQLException {
        onLive((connection, other, dialect) -> {
            run(connection, "CREATE TABLE `own` (id int)");
            Catalog known =
                    dialect.reflector().refresh(connection, dialect.reflector().reflect(connection));
            run(connection, "CREATE TABLE unnamed (id int)");
            known = change(connection, dialect, known, "ALTER TABLE `own` ADD COLUMN b int");
            assertSame(known, dialect.reflector().reflect(connection), "not named");
            run(connection, "ALTER TABLE unnamed ADD COLUMN b int");
            known = dialect.reflector().refreshAfter(connection, known, List.of());
            assertSame(known, dialect.reflector().reflect(connection), "not named");
        });
    }

    /**
     * The server counts a statement when it begins, so a statement can be counted before the first read and end after
     * it.
     */
    @Test
    void aChangeThatWasRunningDuringTheFirstReadingIsSeen() throws SQLException {
        onLive((connection, other, dialect) -> {
            run(connection, "CREATE TABLE `own` (id int)");
            run(connection, "CREATE TABLE slow (id int)");
            try (Connection reader =
                    DriverManager.getConnection(connection.getMetaData().getURL())) {
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
                assertThat(known.table(TableName.of("slow")).orElseThrow().columns())
                        .hasSize(1);
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

    /** Only a user who can see all users' statements can be sure that a running statement changes nothing. */
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
            try (Connection changer =
                    DriverManager.getConnection(url.replace("user=root", "user=changer&password=x"))) {
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
                reading.handle((done, killed) -> null).join();
            }
        });
    }

    private static long id(Connection connection) throws SQLException {
        return connection.unwrap(org.mariadb.jdbc.Connection.class).getThreadId();
    }
}
