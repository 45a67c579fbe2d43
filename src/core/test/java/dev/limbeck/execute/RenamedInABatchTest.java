package dev.limbeck.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.Batch;
import dev.limbeck.Migration;
import dev.limbeck.Operations;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that after a rename, the rest of the batch uses the new names, even within expressions. */
final class RenamedInABatchTest {
    @TempDir
    private Path folder = Path.of(".");

    @Test
    void dropsAnUnnamedCheckOfTheRenamedColumn() throws SQLException {
        assertThat(changed(new Renames(batch -> {
                    batch.renameColumn("price", "cost");
                    batch.dropConstraint(Renames.check("cost <> 'free'"));
                })))
                .contains("CREATE TABLE shelf (id INTEGER PRIMARY KEY, cost TEXT)")
                .contains("CREATE INDEX ix_low ON shelf (lower(cost)) WHERE cost > ''");
    }

    @Test
    void usesTheNewNameInADroppedIndex() throws SQLException {
        assertThat(changed(new Renames(batch -> {
                    batch.renameColumn("price", "cost");
                    batch.dropIndex("ix_low");
                })))
                .contains("CREATE TABLE shelf (id INTEGER PRIMARY KEY, cost TEXT CHECK (cost <> 'free'))")
                .doesNotContain("ix_low");
    }

    private String changed(Migration migration) throws SQLException {
        Shop shop = new Shop(folder.resolve("app.db"), "delete").create(3);
        try (Connection connection = shop.open()) {
            Shop.run(connection, "CREATE TABLE shelf (id INTEGER PRIMARY KEY, price TEXT CHECK (price <> 'free'))");
            Shop.run(connection, "CREATE INDEX ix_low ON shelf (lower(price)) WHERE price > ''");
            Shop.upgrade(connection, RunListener.SILENT, migration);
            return String.join(";\n", Shop.query(connection, "SELECT sql FROM sqlite_schema WHERE tbl_name = 'shelf'"));
        }
    }

    private static final class Renames extends Migration {
        private final Consumer<Batch> steps;

        Renames(Consumer<Batch> steps) {
            this.steps = steps;
        }

        static dev.limbeck.ConstraintDefinition check(String condition) {
            return checkConstraint(null, text(condition));
        }

        @Override
        public void upgrade(Operations op) {
            op.batchAlterTable("shelf", steps);
        }

        @Override
        public void downgrade(Operations op) {}
    }
}
