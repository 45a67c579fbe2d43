package dev.limbeck.mariadb.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.LimbeckException;
import dev.limbeck.command.decide.Decisions;
import dev.limbeck.mariadb.MariadbServer;
import dev.limbeck.result.Change;
import dev.limbeck.testing.OneProject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests with random schemas that revisions that autogenerate writes change a database with rows exactly from one schema
 * to another and back. The server's own definitions are compared, so that an error in Limbeck's comparison cannot hide
 * a difference. {@code -Dlimbeck.seeds} and {@code -Dlimbeck.seed} set the number of seeds and the first one.
 */
class RandomSchemasTest {
    private static final long FIRST = Long.getLong("limbeck.seed", 0);
    private static final int SEEDS = Integer.getInteger("limbeck.seeds", Boolean.getBoolean("limbeck.long") ? 100 : 3);

    private static final Decisions NOTHING_RENAMED =
            new Decisions(Map.of(), List.of("*", "*.*"), Map.of(), List.of("*.*"));

    @TempDir
    private Path folder = Path.of(".");

    @TestFactory
    @Tag("slow")
    Stream<DynamicTest> revisionsAreExactAndLoseNothing() {
        return LongStream.range(FIRST, FIRST + SEEDS)
                .mapToObj(seed -> DynamicTest.dynamicTest("seed " + seed, () -> walk(seed)));
    }

    private static String create(long seed) throws SQLException {
        String url = MariadbServer.createDatabase();
        try (Connection connection = DriverManager.getConnection(url)) {
            execute(connection, RandomStatements.of(seed));
        }
        return url;
    }

    private static void execute(Connection connection, List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    private void walk(long seed) throws IOException, SQLException {
        Path place = Files.createDirectory(folder.resolve("seed" + seed));
        String before = create(2 * seed);
        String after = create(2 * seed + 1);
        String url = MariadbServer.createDatabase();
        OneProject first = OneProject.of(place, new StatementModel(before));
        first.autogenerate(url, NOTHING_RENAMED);
        first.upgrade(url, "head");
        assertClean(first, url);
        assertThat(String.join("\n", definitions(url))).isEqualTo(String.join("\n", definitions(before)));
        Map<String, List<String>> rows = insertRows(url);

        OneProject second = OneProject.of(place, new StatementModel(after));
        if (second.check(url).changes().isEmpty()) {
            assertThat(String.join("\n", definitions(url))).isEqualTo(String.join("\n", definitions(after)));
            return;
        }
        second.autogenerate(url, NOTHING_RENAMED);
        upgrade(second, url, rows);
        assertThat(String.join("\n", definitions(url))).isEqualTo(String.join("\n", definitions(after)));
        assertClean(second, url);
        requireRows(url, rows);

        second.downgrade(url, "-1");
        assertThat(String.join("\n", definitions(url))).isEqualTo(String.join("\n", definitions(before)));
        requireRows(url, rows);
    }

    private static void assertClean(OneProject project, String url) {
        assertThat(project.check(url).changes()).extracting(Change::description).isEmpty();
    }

    /**
     * Upgrades the database. If the rows do not permit a revision, the revision must be refused before anything is
     * changed; the rows are then deleted.
     */
    private static void upgrade(OneProject project, String url, Map<String, List<String>> rows) throws SQLException {
        List<String> schema = definitions(url);
        try {
            project.upgrade(url, "head");
        } catch (LimbeckException refused) {
            assertThat(definitions(url)).as(refused.toString()).isEqualTo(schema);
            requireRows(url, rows);
            try (Connection connection = DriverManager.getConnection(url)) {
                for (String table : tables(connection)) {
                    execute(connection, List.of("delete from `" + table + "`"));
                }
            }
            rows.clear();
            project.upgrade(url, "head");
        }
    }

    private static Map<String, List<String>> insertRows(String url) throws SQLException {
        Map<String, List<String>> rows = new TreeMap<>();
        try (Connection connection = DriverManager.getConnection(url)) {
            for (String table : tables(connection)) {
                for (String column : columns(connection, table)) {
                    rows.put(query(table, column), List.of());
                }
                for (int row = 1; row <= 2; row++) {
                    insert(connection, table, row);
                }
            }
            for (Map.Entry<String, List<String>> each : rows.entrySet()) {
                each.setValue(ask(connection, each.getKey()));
            }
        }
        return rows;
    }

    private static void insert(Connection connection, String table, int row) throws SQLException {
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (String column : columns(connection, table)) {
            String value =
                    switch (column) {
                        case "id", "b" -> String.valueOf(row);
                        case "a" -> String.valueOf(row + 10);
                        case "c" -> "'c" + row + "'";
                        case "select" -> "b'1'";
                        case "e" -> "'B'";
                        case "d" -> "'2026-03-0" + row + "'";
                        case "t" -> "'text " + row + "'";
                        case "j" -> "'{\"row\": " + row + "}'";
                        default -> "";
                    };
            if (!value.isEmpty()) {
                names.add("`" + column + "`");
                values.add(value);
            }
        }
        execute(
                connection,
                List.of("insert into `" + table + "` (" + String.join(", ", names) + ") values ("
                        + String.join(", ", values) + ")"));
    }

    /** Returns the query whose result must not be altered by any change to a type. */
    private static String query(String table, String column) {
        String value = column.equals("b") ? "cast(b as double)" : "cast(`" + column + "` as char)";
        return "select concat(id, ' ', ifnull(" + value + ", 'null')) from `" + table + "` order by id";
    }

    /** Checks that each column that still exists has the same values. */
    private static void requireRows(String url, Map<String, List<String>> rows) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url)) {
            List<String> existing = new ArrayList<>();
            for (String table : tables(connection)) {
                for (String column : columns(connection, table)) {
                    // Generated values and values set by ON UPDATE may change.
                    if (!List.of("g", "m").contains(column)) {
                        existing.add(query(table, column));
                    }
                }
            }
            rows.keySet().retainAll(existing);
            for (Map.Entry<String, List<String>> each : rows.entrySet()) {
                assertThat(ask(connection, each.getKey())).as(each.getKey()).isEqualTo(each.getValue());
            }
        }
    }

    private static List<String> tables(Connection connection) throws SQLException {
        return ask(
                connection,
                "select table_name from information_schema.tables where table_schema = database() and table_type ="
                        + " 'BASE TABLE' and table_name not like 'alembic%' order by binary table_name");
    }

    private static List<String> columns(Connection connection, String table) throws SQLException {
        return ask(
                connection,
                "select column_name from information_schema.columns where table_schema = database() and table_name ="
                        + " binary '" + table + "' order by ordinal_position");
    }

    private static List<String> ask(Connection connection, String sql) throws SQLException {
        List<String> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                found.add(rows.getString(rows.getMetaData().getColumnCount()));
            }
        }
        return found;
    }

    /**
     * {@return the definitions that the server prints, as lines, regardless of the order of columns and without the
     * indexes that the server itself creates and drops for foreign keys}
     */
    private static List<String> definitions(String url) throws SQLException {
        List<String> lines = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(url)) {
            for (String table : tables(connection)) {
                ask(connection, "show create table `" + table + "`")
                        .get(0)
                        .lines()
                        .map(line ->
                                table + ": " + line.replaceFirst(",$", "").replaceFirst(" AUTO_INCREMENT=\\d+", ""))
                        .filter(line -> !line.contains(" KEY `fk_") || line.contains("CONSTRAINT"))
                        .sorted()
                        .forEach(lines::add);
            }
            for (String sequence : ask(
                    connection,
                    "select table_name from information_schema.tables where table_schema = database() and table_type ="
                            + " 'SEQUENCE' order by binary table_name")) {
                lines.add(ask(connection, "show create sequence `" + sequence + "`")
                        .get(0));
            }
        }
        return lines;
    }
}
