package dev.limbeck.compare;

import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.dialect.PlanOptions;
import dev.limbeck.dialect.Scratches;
import dev.limbeck.model.Schema;
import dev.limbeck.model.Table;
import dev.limbeck.ops.CreateTable;
import dev.limbeck.sqlite.SqliteDialect;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;

/** Creates schemas and comparisons by running statements in a real SQLite database. */
public final class Reflected {
    public static final SqliteDialect SQLITE = new SqliteDialect();

    private Reflected() {}

    /** Returns the schema that a database has after the given statements have been run. */
    public static Schema schema(String... statements) {
        return schema(List.of(statements));
    }

    public static Schema schema(List<String> statements) {
        try (Connection connection = SQLITE.scratches().open(new Scratches.Place(null));
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
            return SQLITE.reflector().reflect(connection).schema();
        } catch (SQLException e) {
            throw new IllegalStateException(String.join(";\n", statements), e);
        }
    }

    /** Returns the statements that create the given table. */
    static List<String> createStatements(Table table) {
        return SQLITE
                .planner()
                .planWithoutSchema(new CreateTable(table), PlanOptions.DEFAULT, OperationPlan.Need.FOREIGN_KEYS_OFF)
                .orElseThrow()
                .statements()
                .stream()
                .map(statement -> statement.sql())
                .toList();
    }

    public static Comparison compare(Schema live, Schema model) {
        return compare(live, model, CompareOptions.DEFAULT);
    }

    public static Comparison compare(Schema live, Schema model, CompareOptions options) {
        return new Comparer(SQLITE, options).compare(live, model);
    }

    /**
     * Returns the differences between two schemas, each specified by statements separated by a semicolon and a line
     * break.
     */
    public static List<String> differences(String live, String model) {
        return differences(schema(live.split(";\n", -1)), schema(model.split(";\n", -1)));
    }

    public static List<String> differences(Schema live, Schema model) {
        return compare(live, model).differences().stream().map(Difference::text).toList();
    }
}
