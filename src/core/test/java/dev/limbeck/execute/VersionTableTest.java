package dev.limbeck.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.revision.RowChange;
import dev.limbeck.sqlite.SqliteDialect;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The rows of the version table: each change finds one row, or nothing is believed. */
final class VersionTableTest {
    private final VersionTable table = new VersionTable(new SqliteDialect(), "alembic_version");
    private Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");

    VersionTableTest() throws SQLException {}

    @BeforeEach
    void atA() throws SQLException {
        table.change(connection, List.of(new RowChange.Insert("a")));
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private void refuses(RowChange change, String words) {
        assertThatThrownBy(() -> table.change(connection, List.of(change)))
                .isInstanceOf(ExecutionException.class)
                .hasMessageContainingAll(words, "Another run may have changed it");
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
    void aChangeThatFindsNoRowIsRefused() {
        refuses(new RowChange.Update("zzzz", "b"), "should contain the row zzzz once, but 0 rows matched");
        refuses(new RowChange.Delete("zzzz"), "the row zzzz once, but 0 rows");
    }

    /** Alembic makes the column a primary key; a table that someone made by hand may lack it. */
    @Test
    void aChangeThatFindsTwoRowsIsRefused() throws SQLException {
        Shop.run(connection, "DROP TABLE alembic_version");
        Shop.run(connection, "CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL)");
        Shop.run(connection, "INSERT INTO alembic_version VALUES ('a'), ('a')");
        refuses(new RowChange.Update("a", "b"), "the row a once, but 2 rows matched");
        refuses(new RowChange.Delete("b"), "the row b once, but 2 rows matched");
    }
}
