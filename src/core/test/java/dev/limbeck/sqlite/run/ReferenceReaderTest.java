package dev.limbeck.sqlite.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.sqlite.run.ReferenceReader.Reference;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tests that the references to a table are cached until a statement might have changed them. */
final class ReferenceReaderTest {
    private Connection connection;
    private ReferenceReader references;

    @BeforeEach
    void open() throws SQLException {
        connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        references = new ReferenceReader(connection);
        run("create table a (id integer primary key, x int, y int, unique (x, y))");
        run("create table b (id integer primary key, a int references A, c int references c (id))");
        run("create table c (id integer primary key, x int, y int, foreign key (x, y) references a (x, y))");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> to(String parent) throws SQLException {
        return references.findReferencesTo(parent).stream()
                .map(Reference::child)
                .toList();
    }

    @Test
    void keysIncludeTheirColumns() throws SQLException {
        assertThat(references.findReferencesTo("a"))
                .containsExactly(
                        new Reference("b", "A", List.of("a"), List.of()),
                        new Reference("c", "a", List.of("x", "y"), List.of("x", "y")));
        assertThat(references.findReferencesTo("nobody")).isEmpty();
    }

    @Test
    void droppedTableRefersToNothing() throws SQLException {
        assertThat(to("c")).containsExactly("b");
        run("drop table c");
        assertThat(to("a")).containsExactly("b");
        assertThat(references.tableExists("c")).isFalse();
        run("create view c as select 1");
        assertThat(references.tableExists("c")).isFalse();
        assertThat(references.tableExists("B")).isTrue();
    }

    @Test
    void otherChangesAreDetected() throws SQLException {
        assertThat(to("c")).containsExactly("b");
        run("alter table a add column c int references c");
        assertThat(to("c")).containsExactlyInAnyOrder("a", "b");
        run("drop table b");
        assertThat(to("c"))
                .as("another table was dropped than the requested one")
                .containsExactly("a");
        run("drop table c");
        run("create table c (id integer primary key, c int references c)");
        assertThat(to("c")).containsExactlyInAnyOrder("a", "c");
        run("drop table c");
        run("create table d (id integer primary key, c int references c)");
        assertThat(to("c")).containsExactlyInAnyOrder("a", "d");
    }
}
