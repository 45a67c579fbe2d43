package dev.limbeck.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.Migration;
import dev.limbeck.Operations;
import dev.limbeck.dialect.Statement;
import dev.limbeck.ops.Recreate;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests the checks that run after a table has been copied: for each check, there is a problem that only this check
 * detects.
 */
final class CopyCheckTest {
    @TempDir
    private Path folder = Path.of(".");

    private Shop shop() throws SQLException {
        return new Shop(folder.resolve("app.db"), "delete").create(60);
    }

    @Test
    void detectsALostRow() throws SQLException {
        refuses("DELETE FROM item WHERE id = 7", "the copy of item does not have as many rows as the table");
    }

    @Test
    void detectsADuplicateRow() throws SQLException {
        refuses("INSERT INTO item (name) SELECT name FROM item WHERE id = 7", "does not have as many rows");
    }

    @Test
    void detectsAValueThatViolatesACheck() throws SQLException {
        Shop shop = shop();
        List<String> before = shop.dump();
        try (Connection connection = shop.open()) {
            RunListener saboteur = afterTheCopy(
                    connection,
                    "PRAGMA ignore_check_constraints=ON",
                    "UPDATE item SET stock = -1 WHERE id = 7",
                    "PRAGMA ignore_check_constraints=OFF");
            assertThatThrownBy(() -> Shop.upgrade(connection, saboteur, new Shop.Rebuilds()))
                    .hasMessageContaining("the database is as it was")
                    .hasMessageContaining("The copy of item does not pass SQLite's own check: CHECK constraint failed")
                    .hasMessageContaining("PRAGMA quick_check(\"item\")");
        }
        assertThat(shop.dump()).isEqualTo(before);
    }

    @Test
    void acceptsARowThatViolatedACheckBefore() throws SQLException {
        Shop shop = gauges();
        try (Connection connection = shop.open()) {
            Shop.upgrade(connection, RunListener.SILENT, new Gauges());
            assertThat(Shop.query(connection, "SELECT id, n, note FROM gauge"))
                    .containsExactly("1|-5|null", "2|5|null");
            assertThat(Shop.query(connection, "PRAGMA ignore_check_constraints"))
                    .containsExactly("0");
            assertThatThrownBy(() -> Shop.run(connection, "INSERT INTO gauge VALUES (3, 0, 'no')"))
                    .hasMessageContaining("CHECK constraint failed");
        }
    }

    @Test
    void detectsANewViolationOfACheckThatWasViolatedBefore() throws SQLException {
        Shop shop = gauges();
        List<String> before = shop.dump();
        try (Connection connection = shop.open()) {
            RunListener saboteur = afterTheCopy(connection, "UPDATE gauge SET n = -1 WHERE id = 2");
            assertThatThrownBy(() -> Shop.upgrade(connection, saboteur, new Gauges()))
                    .hasMessageContaining("does not pass SQLite's own check: CHECK constraint failed in gauge");
            assertThat(Shop.query(connection, "SELECT id, n FROM gauge")).containsExactly("1|-5", "2|5");
        }
        assertThat(shop.dump()).isEqualTo(before);
    }

    @Test
    void reportsARowThatViolatedNotNullBefore() throws SQLException {
        Shop shop = gauges();
        try (Connection connection = shop.open()) {
            Shop.run(connection, "INSERT INTO gauge VALUES (3, NULL)");
            Shop.run(connection, "PRAGMA writable_schema = ON");
            Shop.run(
                    connection,
                    "UPDATE sqlite_schema SET sql = replace(sql, 'n INT CHECK (n > 0)', 'n INT NOT NULL') WHERE name = 'gauge'");
            Shop.run(connection, "PRAGMA writable_schema = RESET");
        }
        List<String> before = shop.dump();
        try (Connection connection = shop.open()) {
            assertThatThrownBy(() -> Shop.upgrade(connection, RunListener.SILENT, new Gauges()))
                    .hasMessageContaining(
                            "the database is as it was before. Rows of gauge contain NULL in n, which is already NOT NULL."
                                    + " Find them with `SELECT * FROM gauge WHERE typeof(n) = 'null'` and give them a value first.");
            assertThat(Shop.query(connection, "SELECT id FROM gauge WHERE typeof(n) = 'null'"))
                    .containsExactly("3");
        }
        assertThat(shop.dump()).isEqualTo(before);
    }

    private Shop gauges() throws SQLException {
        Shop shop = shop();
        try (Connection connection = shop.open()) {
            Shop.run(connection, "CREATE TABLE gauge (id INTEGER PRIMARY KEY, n INT CHECK (n > 0))");
            Shop.run(connection, "PRAGMA ignore_check_constraints = ON");
            Shop.run(connection, "INSERT INTO gauge VALUES (1, -5), (2, 5)");
        }
        return shop;
    }

    /** A revision that copies a table with a check. */
    private static final class Gauges extends Migration {
        @Override
        public void upgrade(Operations op) {
            op.batchAlterTable("gauge", Recreate.ALWAYS, batch -> batch.addColumn(column("note", varchar(9))));
        }

        @Override
        public void downgrade(Operations op) {}
    }

    @Test
    void detectsAnIndexWithMissingRows() throws SQLException {
        Shop shop = shop();
        List<String> before = shop.dump();
        try (Connection connection = shop.open()) {
            RunListener swapped = new Sabotage(
                    statement -> statement.sql().contains("CREATE INDEX")
                            && statement.sql().contains("ix_item_name"),
                    connection,
                    List.of(
                            "PRAGMA writable_schema=ON",
                            "CREATE TABLE empty (a)",
                            "CREATE INDEX empty_a ON empty (a)",
                            "UPDATE sqlite_schema SET rootpage = (SELECT rootpage FROM sqlite_schema WHERE name = 'empty_a')"
                                    + " WHERE name = 'ix_item_name'",
                            "PRAGMA writable_schema=RESET"));
            assertThatThrownBy(() -> Shop.upgrade(connection, swapped, new Shop.Rebuilds()))
                    .hasMessageContaining("does not pass SQLite's own check: wrong # of entries in index ix_item_name");
        }
        assertThat(shop.dump()).isEqualTo(before);
    }

    @Test
    void detectsADanglingReference() throws SQLException {
        Shop shop = shop();
        List<String> before = shop.dump();
        try (Connection connection = shop.open()) {
            assertThatThrownBy(
                            () -> Shop.upgrade(connection, RunListener.SILENT, then("DELETE FROM item WHERE id = 6")))
                    .hasMessageContaining("1 row of part would refer to rows that do not exist");
        }
        assertThat(shop.dump()).isEqualTo(before);
    }

    @Test
    void acceptsAReferenceThatWasDanglingBefore() throws SQLException {
        Shop shop = shop();
        try (Connection connection = shop.open()) {
            Shop.run(connection, "PRAGMA foreign_keys=OFF");
            Shop.run(connection, "INSERT INTO part (item_id) VALUES (1000)");
            Shop.upgrade(connection, RunListener.SILENT, new Shop.Rebuilds());
        }
        assertThat(shop.dump()).contains(Shop.NEW, "ok");
    }

    @Test
    void detectsABrokenView() throws SQLException {
        Shop shop = shop();
        try (Connection connection = shop.open()) {
            Shop.run(connection, "CREATE TABLE other (a)");
            Shop.run(connection, "CREATE VIEW v_other AS SELECT a FROM other");
        }
        List<String> before = shop.dump();
        try (Connection connection = shop.open()) {
            assertThatThrownBy(() -> Shop.upgrade(connection, RunListener.SILENT, then("DROP TABLE other")))
                    .hasMessageContaining("The change breaks the view v_other (no such table: main.other)")
                    .hasMessageContaining("Drop or change it in the same revision.");
        }
        assertThat(shop.dump()).isEqualTo(before);
    }

    @Test
    void detectsABrokenTrigger() throws SQLException {
        Shop shop = shop();
        List<String> before = shop.dump();
        try (Connection connection = shop.open()) {
            assertThatThrownBy(() -> Shop.upgrade(connection, RunListener.SILENT, then("DROP TABLE log")))
                    .hasMessageContaining("The change breaks the trigger tr_item (no such table: main.log)");
        }
        assertThat(shop.dump()).isEqualTo(before);
    }

    @Test
    void acceptsATriggerThatWasBrokenBefore() throws SQLException {
        Shop shop = shop();
        try (Connection connection = shop.open()) {
            Shop.run(connection, "CREATE TRIGGER tr_lost AFTER UPDATE ON part BEGIN DELETE FROM nowhere; END");
            Shop.run(connection, "CREATE VIEW v_lost AS SELECT * FROM nowhere");
            Shop.upgrade(connection, RunListener.SILENT, new Shop.Rebuilds());
        }
        assertThat(shop.dump()).contains(Shop.NEW, "ok");
    }

    @Test
    void allowsATriggerAndAViewThatUseFunctionsOfTheApplication() throws SQLException {
        Shop shop = shop();
        try (Connection connection = shop.open()) {
            Shop.upgrade(
                    connection,
                    RunListener.SILENT,
                    then(
                            "CREATE TRIGGER tr_own AFTER INSERT ON part BEGIN INSERT INTO log VALUES (own_words(new.id)); END",
                            "CREATE VIEW v_own AS SELECT own_words(id) AS words FROM part"));
        }
        assertThat(shop.dump()).contains(Shop.NEW, "ok");
    }

    private void refuses(String sabotage, String message) throws SQLException {
        Shop shop = shop();
        List<String> before = shop.dump();
        try (Connection connection = shop.open()) {
            RunListener saboteur = afterTheCopy(connection, sabotage);
            assertThatThrownBy(() -> Shop.upgrade(connection, saboteur, new Shop.Rebuilds()))
                    .hasMessageContaining("the database is as it was")
                    .hasMessageContaining(message);
        }
        assertThat(shop.dump()).isEqualTo(before);
        try (Connection connection = shop.open()) {
            Shop.upgrade(connection, RunListener.SILENT, new Shop.Rebuilds());
        }
        assertThat(shop.dump()).contains(Shop.NEW, "ok");
    }

    private static RunListener afterTheCopy(Connection connection, String... sabotage) {
        return after("INSERT OR ABORT INTO", connection, sabotage);
    }

    private static RunListener after(String beginning, Connection connection, String... sabotage) {
        return new Sabotage(statement -> statement.sql().startsWith(beginning), connection, List.of(sabotage));
    }

    /** Rebuilds the table, then runs the given statements. */
    private static Migration then(String... statements) {
        return new Migration() {
            @Override
            public void upgrade(Operations op) {
                new Shop.Rebuilds().upgrade(op);
                for (String sql : statements) {
                    op.execute(text(sql));
                }
            }

            @Override
            public void downgrade(Operations op) {}
        };
    }

    /** A listener that changes the database after certain statements, without Limbeck noticing. */
    private record Sabotage(
            java.util.function.Predicate<Statement> moment, Connection connection, List<String> statements)
            implements RunListener {
        @Override
        public void statementFinished(Statement statement) {
            if (moment.test(statement)) {
                Consumer<String> run = sql -> {
                    try {
                        Shop.run(connection, sql);
                    } catch (SQLException e) {
                        throw new IllegalStateException(sql, e);
                    }
                };
                statements.forEach(run);
            }
        }
    }
}
