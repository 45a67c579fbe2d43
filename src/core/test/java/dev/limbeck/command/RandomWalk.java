package dev.limbeck.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.LimbeckException;
import dev.limbeck.command.decide.Decisions;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.execute.Scratch;
import dev.limbeck.execute.ScratchDatabases;
import dev.limbeck.execute.ScratchDatabases.Rules;
import dev.limbeck.h2.H2Catalog;
import dev.limbeck.h2.H2Dialect;
import dev.limbeck.h2.RandomH2Schemas;
import dev.limbeck.model.Column;
import dev.limbeck.model.Schema;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Migrates a database from one random schema to another and back, with revisions that autogenerate writes. The contents
 * of the database are always read by H2's own dialect, regardless of which dialect the commands use, and are compared
 * as text, so that a bug in Limbeck's comparison cannot hide a difference.
 */
final class RandomWalk {
    private static final Decisions NOTHING_RENAMED =
            new Decisions(Map.of(), List.of("*", "*.*"), Map.of(), List.of("*.*"));

    private final SqlProject project;
    private final String before;
    private final String after;

    RandomWalk(Path folder, Class<? extends Dialect> dialect, long seed) {
        project = new SqlProject(folder).onH2(dialect);
        before = RandomH2Schemas.of(2 * seed);
        after = RandomH2Schemas.of(2 * seed + 1);
    }

    /** {@return whether the schemas differ} */
    boolean run() {
        project.model(before);
        project.revise(NOTHING_RENAMED);
        project.upgrade();
        requireSchema(before);
        Map<String, List<String>> rows = insertRows(read().schema());

        project.model(after);
        if (project.check().changes().isEmpty()) {
            requireSchema(after);
            return false;
        }
        project.revise(NOTHING_RENAMED);
        upgrade(rows);
        requireSchema(after);
        assertThat(project.check().changes()).isEmpty();
        requireRows(rows);

        project.downgrade();
        requireSchema(before);
        requireRows(rows);
        return true;
    }

    /**
     * Upgrades the database. If the existing rows make a revision impossible, the revision must be rejected before it
     * changes anything; the test then deletes the rows.
     */
    private void upgrade(Map<String, List<String>> rows) {
        List<String> schema = picture(read());
        try {
            project.upgrade();
        } catch (LimbeckException refused) {
            assertThat(picture(read())).as(refused.toString()).isEqualTo(schema);
            requireRows(rows);
            for (Table table : read().schema().tables()) {
                if (!isBookkeeping(table.name())) {
                    project.run("delete from " + H2Catalog.quoted(table.name()));
                }
            }
            rows.clear();
            project.upgrade();
        }
    }

    private Map<String, List<String>> insertRows(Schema schema) {
        Map<String, List<String>> rows = new TreeMap<>();
        for (Table table : schema.tables()) {
            if (!isBookkeeping(table.name())) {
                String name = H2Catalog.quoted(table.name());
                for (int row = 1; row <= 2; row++) {
                    List<String> values = new ArrayList<>();
                    for (Column column : table.columns()) {
                        values.add(value(column.name(), row));
                    }
                    project.run("insert into " + name + " values (" + String.join(", ", values) + ")");
                }
                for (Column column : table.columns()) {
                    String query = query(name, column.name());
                    rows.put(query, project.rows(query));
                }
            }
        }
        return rows;
    }

    private static String query(String table, String column) {
        String value = column.equals("b") ? "cast(\"b\" as double precision)" : "\"" + column + "\"";
        return "select \"id\", cast(" + value + " as varchar(9)) from " + table + " order by 1";
    }

    private static String value(String column, int row) {
        return switch (column) {
            case "A" -> "'a" + row + "'";
            case "order" -> "true";
            case "ref" -> "null";
            default -> String.valueOf(row + 1);
        };
    }

    /** Checks that each remaining column has the same values as before. */
    private void requireRows(Map<String, List<String>> rows) {
        Schema schema = read().schema();
        List<String> existing = new ArrayList<>();
        for (Table table : schema.tables()) {
            table.columns().forEach(column -> existing.add(query(H2Catalog.quoted(table.name()), column.name())));
        }
        rows.keySet().retainAll(existing);
        rows.forEach(
                (query, values) -> assertThat(project.rows(query)).as(query).isEqualTo(values));
    }

    private void requireSchema(String statements) {
        assertThat(picture(read())).isEqualTo(picture(read(statements)));
    }

    private H2Catalog read() {
        try (Connection connection = DriverManager.getConnection(project.url())) {
            return (H2Catalog) new H2Dialect().reflector().reflect(connection);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static H2Catalog read(String statements) {
        try (Scratch scratch = new ScratchDatabases(new H2Dialect(), new Rules(true, null, notice -> {})).empty();
                Statement runner = scratch.connection().createStatement()) {
            for (String statement : statements.split(";\\s*", -1)) {
                if (!statement.isBlank()) {
                    runner.execute(statement);
                }
            }
            return (H2Catalog) new H2Dialect().reflector().reflect(scratch.connection());
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean isBookkeeping(TableName name) {
        return name.name().startsWith("alembic_version") || name.name().startsWith("limbeck_");
    }

    /** {@return the schema as sorted lines, without generated names and independently of the order of columns} */
    private static List<String> picture(H2Catalog catalog) {
        return catalog.picture(table -> !isBookkeeping(table));
    }
}
