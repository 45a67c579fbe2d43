package dev.limbeck.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.Migration;
import dev.limbeck.Operations;
import dev.limbeck.ops.Recreate;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests that a full-text index keeps its new entries if a stored definition is edited in the transaction in which they
 * were written.
 */
final class FullTextIndexTest {
    @TempDir
    private Path folder = Path.of(".");

    @Test
    void keepsPendingTextWhenDefinitionsAreReadAgain() throws SQLException {
        Shop shop = new Shop(folder.resolve("app.db"), "delete").create(3);
        try (Connection connection = shop.open()) {
            Shop.run(connection, "CREATE VIRTUAL TABLE words USING fts5 (body)");
            Shop.run(connection, "INSERT INTO words VALUES ('old words')");
            Shop.upgrade(connection, RunListener.SILENT, new Writes());
        }
        try (Connection connection = shop.open()) {
            assertThat(Shop.query(connection, "SELECT body FROM words WHERE words MATCH 'words' ORDER BY rowid"))
                    .containsExactly("old words", "new words", "last words");
            Shop.run(connection, "INSERT INTO words (words) VALUES ('integrity-check')");
            assertThat(shop.dump()).contains("ok", Shop.NEW);
        }
    }

    private static final class Writes extends Migration {
        @Override
        public void upgrade(Operations op) {
            op.execute(text("INSERT INTO words VALUES ('new words')"));
            op.batchAlterTable(
                    "item",
                    Recreate.NEVER,
                    batch -> batch.alterColumn(
                            "name", change -> change.existingType(varchar(50)).type(varchar(500))));
            op.execute(text("INSERT INTO words VALUES ('last words')"));
            op.renameTable("log", "logbook");
            op.renameTable("logbook", "log");
            op.batchAlterTable(
                    "item",
                    Recreate.ALWAYS,
                    batch -> batch.alterColumn(
                            "name", change -> change.existingType(varchar(500)).type(varchar(600))));
        }

        @Override
        public void downgrade(Operations op) {}
    }
}
