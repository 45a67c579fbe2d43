package dev.limbeck.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.Migration;
import dev.limbeck.Operations;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that a key cannot be dropped if foreign keys of other tables refer to it. */
final class LostKeysTest {
    private static final String CHILD_TO_SHELF =
            "A foreign key would refer to columns that are not a key: book (code) to shelf (code). Drop the foreign key"
                    + " first, or give those columns a unique constraint in the same revision.";

    @TempDir
    private Path folder = Path.of(".");

    private Shop shop = new Shop(Path.of("."), "");

    @BeforeEach
    void create() throws SQLException {
        shop = new Shop(folder.resolve("app.db"), "delete").create(3);
        try (Connection connection = shop.open()) {
            Shop.run(
                    connection,
                    "CREATE TABLE shelf (id INTEGER PRIMARY KEY, code TEXT, row INT, place INT,"
                            + " CONSTRAINT uq_code UNIQUE (code))");
            Shop.run(connection, "CREATE UNIQUE INDEX ix_place ON shelf (place, row)");
            Shop.run(connection, "CREATE TABLE book (code TEXT REFERENCES shelf (code))");
            Shop.run(
                    connection,
                    "CREATE TABLE box (row INT, place INT, CONSTRAINT fk_box FOREIGN KEY (row, place)"
                            + " REFERENCES shelf (row, place))");
            Shop.run(connection, "INSERT INTO shelf VALUES (1, 'a', 1, 1)");
            Shop.run(connection, "INSERT INTO book VALUES ('a')");
        }
    }

    @Test
    void aReferencedUniqueConstraintCannotBeDropped() throws SQLException {
        rejects(op -> op.dropConstraint("uq_code", "shelf"), CHILD_TO_SHELF);
    }

    @Test
    void aReferencedUniqueIndexCannotBeDropped() throws SQLException {
        rejects(op -> op.dropIndex("ix_place", "shelf"), "box (row, place) to shelf (row, place)");
    }

    @Test
    void aKeyCanBeRenamedOrReplaced() throws SQLException {
        accepts(op -> op.batchAlterTable("shelf", batch -> {
            batch.dropConstraint("uq_code");
            batch.createUniqueIndex("ix_code", "code");
            batch.dropIndex("ix_place");
            batch.createUniqueIndex("ix_place", "row", "place");
        }));
    }

    @Test
    void aKeyCanBeDroppedTogetherWithTheForeignKey() throws SQLException {
        accepts(op -> {
            op.dropConstraint("uq_code", "shelf");
            op.dropTable("book");
        });
    }

    private void rejects(Consumer<Operations> change, String message) throws SQLException {
        List<String> before = shop.dump();
        try (Connection connection = shop.open()) {
            assertThatThrownBy(() -> Shop.upgrade(connection, RunListener.SILENT, migration(change)))
                    .hasMessageContaining("the database is as it was")
                    .hasMessageContaining(message);
        }
        assertThat(shop.dump()).isEqualTo(before);
    }

    private void accepts(Consumer<Operations> change) throws SQLException {
        try (Connection connection = shop.open()) {
            Shop.upgrade(connection, RunListener.SILENT, migration(change));
        }
        assertThat(shop.dump()).contains(Shop.NEW);
    }

    private static Migration migration(Consumer<Operations> change) {
        return new Migration() {
            @Override
            public void upgrade(Operations op) {
                change.accept(op);
            }

            @Override
            public void downgrade(Operations op) {}
        };
    }
}
