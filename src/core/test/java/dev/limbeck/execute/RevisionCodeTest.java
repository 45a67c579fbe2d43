package dev.limbeck.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.Migration;
import dev.limbeck.Operations;
import dev.limbeck.execute.failure.ExecutionException;
import dev.limbeck.model.TableName;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests that the code of a revision is allowed to use the borrowed connection in any way, but that either all or none
 * of the revision's changes are committed.
 */
final class RevisionCodeTest {
    private static final String LOCKED = "Limbeck ends the transaction, which also contains the version row";

    @TempDir
    private Path folder = Path.of(".");

    /** The code of a revision. */
    @FunctionalInterface
    private interface Code {
        void run(Operations op, Connection connection) throws Exception;
    }

    private static Migration migration(Code code) {
        return new Migration() {
            @Override
            public void upgrade(Operations op) throws Exception {
                op.execute("INSERT INTO log VALUES ('half')");
                code.run(op, op.connection());
            }

            @Override
            public void downgrade(Operations op) {}
        };
    }

    private Shop shop() throws SQLException {
        return new Shop(folder.resolve("app.db"), "delete").create(5);
    }

    private void changesNothing(String message, Code code) throws SQLException {
        Shop shop = new Shop(folder.resolve("app.db"), "delete");
        List<String> before = shop.dump();
        try (Connection connection = shop.open()) {
            assertThatThrownBy(() -> Shop.upgrade(connection, RunListener.SILENT, migration(code)))
                    .isInstanceOf(ExecutionException.class)
                    .hasMessageStartingWith("Revision b2 was not applied; the database is as it was before.")
                    .hasMessageContaining(message);
            assertThat(connection.getAutoCommit()).isTrue();
        }
        assertThat(shop.dump()).isEqualTo(before);
    }

    @Test
    void cannotEndTheTransactionByMethod() throws SQLException {
        shop();
        changesNothing("cannot call commit()", (op, connection) -> connection.commit());
        changesNothing("cannot call rollback()", (op, connection) -> connection.rollback());
        changesNothing("cannot call setAutoCommit()", (op, connection) -> connection.setAutoCommit(false));
        changesNothing("cannot call setSavepoint()", (op, connection) -> connection.setSavepoint());
        changesNothing("cannot call close()", (op, connection) -> connection.close());
        changesNothing(
                "cannot call commit()",
                (op, connection) -> connection.createStatement().getConnection().commit());
        changesNothing(
                "cannot call commit()",
                (op, connection) -> connection.getMetaData().getConnection().commit());
        changesNothing("cannot unwrap its connection", (op, connection) -> connection
                .unwrap(org.sqlite.SQLiteConnection.class)
                .commit());
    }

    @Test
    void cannotEndTheTransactionBySql() throws SQLException {
        shop();
        for (String sql : List.of(
                "COMMIT",
                "/* now */ end",
                "rollback",
                "BEGIN",
                "UPDATE log SET what = 'x'; COMMIT; UPDATE log SET what = 'y'",
                "CREATE TRIGGER t AFTER DELETE ON log BEGIN DELETE FROM part; END; commit")) {
            changesNothing(
                    LOCKED, (op, connection) -> connection.createStatement().execute(sql));
            changesNothing(
                    LOCKED, (op, connection) -> connection.createStatement().executeUpdate(sql));
            changesNothing(
                    LOCKED, (op, connection) -> connection.createStatement().addBatch(sql));
            changesNothing(LOCKED, (op, connection) -> connection.prepareStatement(sql));
            changesNothing(LOCKED, (op, connection) -> op.execute(sql));
        }
    }

    @Test
    void changesNothingAfterAnAutomaticRollback() throws SQLException {
        Shop shop = shop();
        try (Connection connection = shop.open()) {
            Shop.run(connection, "INSERT INTO alembic_version VALUES ('x')");
            Shop.run(connection, "DELETE FROM alembic_version WHERE version_num = 'x'");
            Shop.run(connection, "CREATE TABLE one (id INTEGER PRIMARY KEY ON CONFLICT ROLLBACK)");
            Shop.run(connection, "INSERT INTO one VALUES (1)");
        }
        String twice = "INSERT INTO one VALUES (1)";
        changesNothing("The transaction ended before the revision did", (op, connection) -> {
            assertThatThrownBy(() -> op.execute(twice)).hasMessageContaining("UNIQUE");
            connection.createStatement().execute("INSERT INTO log VALUES ('other half')");
        });
        changesNothing("The transaction ended before the revision did", (op, connection) -> {
            assertThatThrownBy(() -> connection.createStatement().execute(twice));
            try (PreparedStatement insert = op.connection().prepareStatement("INSERT INTO log VALUES ('other half')")) {
                insert.executeUpdate();
            } catch (RuntimeException swallowed) {
                assertThat(swallowed.getMessage()).contains("ended");
            }
        });
        changesNothing("The transaction ended before the revision did", (op, connection) -> {
            try (PreparedStatement insert = connection.prepareStatement(twice)) {
                insert.executeUpdate();
            } catch (SQLException swallowed) {
                assertThat(swallowed.getMessage()).contains("UNIQUE");
            }
        });
    }

    @Test
    void aStatementThatWasCreatedEarlierMayChangeTheSchema() throws SQLException {
        Shop shop = shop();
        TableName part = TableName.of("part");
        try (Connection connection = shop.open()) {
            Shop.upgrade(connection, RunListener.SILENT, migration((op, own) -> {
                try (java.sql.Statement earlier = own.createStatement();
                        PreparedStatement prepared =
                                own.prepareStatement("ALTER TABLE part ADD COLUMN other INTEGER")) {
                    op.execute("INSERT INTO log VALUES ('between')");
                    assertThat(op.schema().table(part).orElseThrow().column("late"))
                            .isEmpty();
                    earlier.execute("ALTER TABLE part ADD COLUMN late INTEGER");
                    assertThat(op.schema().table(part).orElseThrow().column("late"))
                            .isPresent();
                    prepared.execute();
                    assertThat(op.schema().table(part).orElseThrow().column("other"))
                            .isPresent();
                    op.renameColumn("part", "late", "later");
                }
            }));
        }
    }

    @Test
    void isReportedForAnyThrowable() throws SQLException {
        shop();
        Map<String, Throwable> failures = Map.of(
                "IllegalStateException: own", new IllegalStateException("own"),
                "java.io.IOException: own", new java.io.IOException("own"),
                "AssertionError: own", new AssertionError("own"),
                "NoClassDefFoundError: own", new NoClassDefFoundError("own"),
                "StackOverflowError: own", new StackOverflowError("own"));
        failures.forEach((message, failure) -> {
            try {
                changesNothing(message, (op, connection) -> throwUnchecked(failure));
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static void throwUnchecked(Throwable failure) throws Exception {
        if (failure instanceof Error error) {
            throw error;
        }
        throw (Exception) failure;
    }

    @Test
    void isRunAgainWithForeignKeysOffEvenIfItWrapsTheException() throws SQLException {
        Shop shop = shop();
        try (Connection connection = shop.open()) {
            Shop.upgrade(connection, RunListener.SILENT, migration((op, own) -> {
                try {
                    new Shop.Rebuilds().upgrade(op);
                } catch (RuntimeException e) {
                    throw new AssertionError(e);
                }
            }));
        }
        assertThat(shop.dump()).contains(Shop.NEW, "ok");
    }

    @Test
    void canUseStatementsAndSavepoints() throws SQLException {
        Shop shop = shop();
        try (Connection connection = shop.open()) {
            Shop.upgrade(connection, RunListener.SILENT, migration((op, own) -> {
                try (java.sql.Statement statement = own.createStatement()) {
                    statement.execute("SAVEPOINT s");
                    statement.execute("INSERT INTO log VALUES ('gone')");
                    statement.execute("ROLLBACK TO s");
                    statement.execute("RELEASE s");
                    statement.execute("CREATE TRIGGER t AFTER INSERT ON part BEGIN DELETE FROM log; END");
                    statement.addBatch("INSERT INTO log VALUES ('batch')");
                    statement.executeBatch();
                    assertThat(statement.getConnection()).isSameAs(own);
                }
                try (PreparedStatement insert = own.prepareStatement("INSERT INTO log VALUES (?)")) {
                    insert.setString(1, "COMMIT");
                    insert.executeUpdate();
                }
            }));
        }
        assertThat(shop.dump()).contains(Shop.NEW, "half", "batch", "COMMIT").doesNotContain("gone");
    }
}
