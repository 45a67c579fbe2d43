package dev.limbeck.sqlite.standin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaNamesTest {
    @TempDir
    private Path folder;

    @Test
    void findsTheNamesOfEachStateOfTheSchema() throws SQLException {
        try (Connection live = open("a.db");
                Connection other = open("a.db");
                Connection another = open("b.db")) {
            SchemaNames names = new SchemaNames();
            assertThat(names.of(live).collations()).isEmpty();
            run(live, "CREATE TABLE t (a text COLLATE nocase)");
            assertThat(names.of(live).collations()).containsExactly("nocase");
            run(other, "CREATE TABLE more (a text COLLATE rtrim)");
            assertThat(names.of(live).collations()).containsExactlyInAnyOrder("nocase", "rtrim");
            assertThat(names.of(another).collations()).isEmpty();
            run(other, "DROP TABLE t");
            assertThat(names.of(live).collations()).containsExactly("rtrim");
        }
    }

    @Test
    void readsTheDefinitionsOnlyIfTheyHaveChanged() throws SQLException {
        try (Connection live = open("a.db")) {
            run(live, "CREATE TABLE t (a text COLLATE nocase)");
            SchemaNames names = new SchemaNames();
            ApplicationNames first = names.of(live);
            run(live, "INSERT INTO t VALUES ('a')");
            assertThat(names.of(live)).isSameAs(first);
        }
    }

    private Connection open(String file) throws SQLException {
        return DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(file));
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
