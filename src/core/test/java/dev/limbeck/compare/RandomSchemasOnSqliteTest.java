package dev.limbeck.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.dialect.PlanOptions;
import dev.limbeck.dialect.Scratches;
import dev.limbeck.model.Schema;
import dev.limbeck.model.Table;
import dev.limbeck.ops.Operation;
import dev.limbeck.sqlite.ddl.SqliteOptions;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Upgrades and downgrades a real SQLite database with the operations that a comparison found. {@code -Dlimbeck.seeds}
 * and {@code -Dlimbeck.seed} set the number of seeds and the first seed; with {@code -Dlimbeck.long=true}, several
 * thousand seeds are used.
 */
class RandomSchemasOnSqliteTest {
    private static final long FIRST = Long.getLong("limbeck.seed", 0);
    private static final int SEEDS =
            Integer.getInteger("limbeck.seeds", Boolean.getBoolean("limbeck.long") ? 4000 : 300);

    @Test
    @Tag("slow")
    void theUpgradeReachesTheModelAndTheDowngradeRestoresTheSchema() throws SQLException {
        int walked = 0;
        for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
            Schema live = RandomSchemas.of(2 * seed);
            Schema model = RandomSchemas.of(2 * seed + 1);
            if (hasRowids(live) && hasRowids(model)) {
                walk(live, model, "seed " + seed);
                walked++;
            }
        }
        assertThat(walked).isGreaterThan(SEEDS / 4);
    }

    /** Excludes WITHOUT ROWID tables, which cannot have an identity column. */
    private static boolean hasRowids(Schema schema) {
        return schema.tables().stream().noneMatch(table -> SqliteOptions.isWithoutRowid(table.options()));
    }

    private static void walk(Schema live, Schema model, String because) throws SQLException {
        List<Operation> upgrade = Reflected.compare(live, model).operations();
        try (Connection connection = Reflected.SQLITE.scratches().open(new Scratches.Place(null))) {
            for (Table table : live.tables()) {
                run(connection, Reflected.createStatements(table));
            }
            run(connection, List.of("pragma foreign_keys = off", "pragma legacy_alter_table = on"));
            carryOut(connection, upgrade);
            assertThat(Reflected.differences(reflect(connection), model))
                    .as(because)
                    .isEmpty();
            carryOut(connection, ComparerTest.reversed(upgrade));
            assertThat(Reflected.differences(reflect(connection), live))
                    .as(because)
                    .isEmpty();
        }
    }

    private static void carryOut(Connection connection, List<Operation> operations) throws SQLException {
        for (Operation operation : operations) {
            var catalog = Reflected.SQLITE.reflector().reflect(connection);
            var steps = Reflected.SQLITE.planner().plan(operation, catalog, PlanOptions.DEFAULT);
            run(connection, steps.statements().stream().map(each -> each.sql()).toList());
        }
    }

    private static Schema reflect(Connection connection) throws SQLException {
        return Reflected.SQLITE.reflector().reflect(connection).schema();
    }

    private static void run(Connection connection, List<String> statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
