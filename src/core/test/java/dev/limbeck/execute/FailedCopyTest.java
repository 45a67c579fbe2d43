package dev.limbeck.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.Migration;
import dev.limbeck.Operations;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the explanations that are given if copying fails although the rows have passed all guards. */
final class FailedCopyTest {
    /** An expression that becomes NULL as soon as Limbeck has created one of its own objects. */
    private static final String UNSTABLE =
            "nullif((select count(*) from sqlite_schema where name like '%limbeck_shelf'), 1)";

    @TempDir
    private Path folder = Path.of(".");

    @Test
    void reportsAnExpressionWithUnstableValues() throws SQLException {
        Shop shop = new Shop(folder.resolve("app.db"), "delete").create(3);
        try (Connection connection = shop.open()) {
            Shop.run(connection, "CREATE TABLE shelf (id INTEGER PRIMARY KEY)");
            Shop.run(connection, "INSERT INTO shelf VALUES (1)");
            List<String> before = shop.dump();
            assertThatThrownBy(() -> Shop.upgrade(connection, RunListener.SILENT, new Changing()))
                    .hasMessageContaining("The values computed for shelf.room violate a constraint:"
                            + " NOT NULL constraint failed: shelf.room.")
                    .hasMessageContaining("the same value for the same row each time")
                    .hasMessageNotContaining("already");
            assertThat(shop.dump()).isEqualTo(before);
        }
    }

    @Test
    void reportsRowsThatViolateAnExistingRule() throws SQLException {
        Shop shop = new Shop(folder.resolve("app.db"), "delete").create(3);
        try (Connection connection = shop.open()) {
            Shop.run(connection, "CREATE TABLE shelf (id INTEGER PRIMARY KEY, wing TEXT)");
            Shop.run(connection, "INSERT INTO shelf VALUES (1, NULL)");
            Shop.run(connection, "PRAGMA writable_schema = ON");
            Shop.run(
                    connection,
                    "UPDATE sqlite_schema SET sql = replace(sql, 'TEXT', 'TEXT NOT NULL') WHERE name = 'shelf'");
            Shop.run(connection, "PRAGMA writable_schema = RESET");
            assertThatThrownBy(() -> Shop.upgrade(connection, RunListener.SILENT, new Steady()))
                    .hasMessageContaining("Rows of shelf contain NULL in wing, which is already NOT NULL");
        }
    }

    private static final class Changing extends Migration {
        @Override
        public void upgrade(Operations op) {
            op.addColumn("shelf", column("room", integer()).nullable(false).backfill(text(UNSTABLE)));
        }

        @Override
        public void downgrade(Operations op) {}
    }

    private static final class Steady extends Migration {
        @Override
        public void upgrade(Operations op) {
            op.addColumn("shelf", column("room", integer()).backfill(text("id + 1")));
        }

        @Override
        public void downgrade(Operations op) {}
    }
}
