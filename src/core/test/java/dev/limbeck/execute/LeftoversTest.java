package dev.limbeck.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tests that tables that other tools have left behind are reported and kept. */
final class LeftoversTest {
    @TempDir
    private Path folder = Path.of(".");

    private Shop shop(String... tables) throws SQLException {
        Shop shop = new Shop(folder.resolve("app.db"), "delete").create(5);
        try (Connection connection = shop.open()) {
            for (String table : tables) {
                Shop.run(connection, "CREATE TABLE " + table + " (id INTEGER)");
                Shop.run(connection, "INSERT INTO " + table + " VALUES (42)");
            }
        }
        return shop;
    }

    private static List<String> warnings(Shop shop) throws SQLException {
        List<String> warnings = new ArrayList<>();
        RunListener listener = new RunListener() {
            @Override
            public void warningIssued(String message) {
                warnings.add(message);
            }
        };
        try (Connection connection = shop.open()) {
            Shop.upgrade(connection, listener, new Shop.Rebuilds());
        }
        return warnings;
    }

    @ParameterizedTest
    @CsvSource({
        "_alembic_tmp_item, Alembic",
        "NEW__Item, Django",
        "item__old, Django",
        "temporary_item, TypeORM",
        "item__tmp__, Peewee",
        "item_new_0123456789ab, sqlite-utils",
        "_limbeck_item, Limbeck",
        "_limbeck_item_2, Limbeck"
    })
    void areReportedWithTheirToolAndKept(String table, String tool) throws SQLException {
        Shop shop = shop(table);
        assertThat(warnings(shop))
                .singleElement()
                .asString()
                .startsWith("The table " + table + " looks like a leftover of " + tool)
                .contains("The table was not changed.", "drop it");
        try (Connection connection = shop.open()) {
            assertThat(Shop.query(connection, "SELECT id FROM " + table)).containsExactly("42");
        }
        assertThat(shop.dump()).contains(Shop.NEW, "ok");
    }

    @Test
    void ofOtherTablesAreNotReported() throws SQLException {
        assertThat(warnings(shop("_alembic_tmp_part", "new_item", "item_new", "_limbeck_item_x", "old__item")))
                .isEmpty();
    }

    @Test
    void thatMayContainTheRowsOfAMissingTableAreReportedWithTheStatementThatRestoresIt() throws SQLException {
        Shop shop = shop();
        try (Connection connection = shop.open()) {
            Shop.run(connection, "PRAGMA legacy_alter_table=ON");
            Shop.run(connection, "ALTER TABLE item RENAME TO _alembic_tmp_item");
            assertThatThrownBy(() -> Shop.upgrade(connection, RunListener.SILENT, new Shop.Rebuilds()))
                    .hasMessageContaining("There is no table item, but there is _alembic_tmp_item")
                    .hasMessageContaining("Alembic")
                    .hasMessageContaining("ALTER TABLE \"_alembic_tmp_item\" RENAME TO \"item\"");
        }
    }
}
