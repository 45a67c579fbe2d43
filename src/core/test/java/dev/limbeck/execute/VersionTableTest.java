package dev.limbeck.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.execute.failure.ExecutionException;
import dev.limbeck.model.TableName;
import dev.limbeck.revision.RowChange;
import dev.limbeck.sqlite.SqliteDialect;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that a change to the version table is rejected if it does not affect exactly one row. */
final class VersionTableTest {
    private final VersionTable table = new VersionTable(new SqliteDialect(), TableName.of("alembic_version"));
    private Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");

    VersionTableTest() throws SQLException {}

    @BeforeEach
    void createAtRevisionA() throws SQLException {
        table.change(connection, List.of(new RowChange.Insert("a")));
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private void rejects(RowChange change, String message) {
        assertThatThrownBy(() -> table.change(connection, List.of(change)))
                .isInstanceOf(ExecutionException.class)
                .hasMessageContainingAll(message, "Another run may have changed it");
    }

    @Test
    void isInsertedUpdatedDeletedMergedAndSplit() throws SQLException {
        table.change(connection, List.of(new RowChange.Update("a", "b"), new RowChange.Insert("c")));
        assertThat(table.read(connection)).containsExactly("b", "c");
        table.change(connection, List.of(new RowChange.Delete("b"), new RowChange.Update("c", "m")));
        assertThat(table.read(connection)).containsExactly("m");
        table.change(connection, List.of(new RowChange.Insert("b"), new RowChange.Update("m", "c")));
        assertThat(table.read(connection)).containsExactly("b", "c");
        table.change(connection, List.of(new RowChange.Delete("b"), new RowChange.Delete("c")));
        assertThat(table.read(connection)).isEmpty();
        assertThat(table.exists(connection)).isTrue();
    }

    @Test
    void rejectsAChangeOfAMissingRow() {
        rejects(new RowChange.Update("zzzz", "b"), "should contain the row zzzz once, but 0 rows matched");
        rejects(new RowChange.Delete("zzzz"), "the row zzzz once, but 0 rows");
    }

    /** Alembic declares the column as the primary key; a manually created table might lack the key. */
    @Test
    void rejectsAChangeOfADuplicateRow() throws SQLException {
        Shop.run(connection, "DROP TABLE alembic_version");
        Shop.run(connection, "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)");
        Shop.run(connection, "INSERT INTO alembic_version VALUES ('a'), ('a')");
        rejects(new RowChange.Update("a", "b"), "the row a once, but 2 rows matched");
        rejects(new RowChange.Delete("b"), "the row b once, but 2 rows matched");
    }
}
