package dev.limbeck.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.dialect.PlanOptions;
import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.DropColumn;
import dev.limbeck.ops.Recreate;
import dev.limbeck.ops.TableOperation;
import dev.limbeck.sqlite.catalog.SqliteCatalog;
import dev.limbeck.sqlite.ddl.SqliteNames;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Tests random tables that use everything that SQLite supports, and random batches that change them. All strategies
 * must have the same result, everything that no step mentions must be unchanged, no change is allowed to fail midway,
 * and the reverse batch must restore the schema. {@code -Dlimbeck.seed} and {@code -Dlimbeck.seeds} select the cases;
 * {@code -Dlimbeck.long=true} runs thousands of them.
 */
class WildChangeTest {
    private static final long FIRST = Long.getLong("limbeck.seed", 0);
    private static final int SEEDS =
            Integer.getInteger("limbeck.seeds", Boolean.getBoolean("limbeck.long") ? 5_000 : 40);

    /** Whether to report all failures instead of only the first. */
    private static final boolean HUNT = Boolean.getBoolean("limbeck.hunt");

    private final Map<String, Integer> counts = new TreeMap<>();

    @Test
    void losesNothingOnUnusualTables() {
        List<String> failures = new ArrayList<>();
        for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
            try {
                check(seed);
            } catch (RuntimeException | AssertionError e) {
                String message = "seed " + seed + "\n" + e.getMessage();
                if (!HUNT) {
                    throw new AssertionError(message + "\n" + describe(seed), e);
                }
                failures.add(message);
            }
        }
        assertThat(failures).as("%s", counts).isEmpty();
        assertThat(counts.getOrDefault("done", 0)).as("%s", counts).isGreaterThan(SEEDS / 4);
    }

    private void check(long seed) {
        WildSchema.Generated schema = WildSchema.generate(seed);
        String dump;
        List<TableOperation> steps;
        String result;
        try (Database auto = filled(schema)) {
            SqliteCatalog catalog = auto.reflect();
            TableName name = TableName.of(name(schema));
            if (catalog.schema().table(name).isEmpty()) {
                count("no table");
                return;
            }
            steps = WildBatch.generate(seed, catalog.schema().table(name).orElseThrow());
            if (steps.isEmpty()) {
                return;
            }
            WildPicture before = WildPicture.of(auto, name);
            String was = Dump.describe(auto);
            List<List<String>> healthy = new ArrayList<>(auto.rows("PRAGMA integrity_check"));
            healthy.add(List.of("ok"));
            ComputedValues values = ComputedValues.read(auto, name, steps);
            result = run(auto, new AlterTable(name, steps), PlanOptions.DEFAULT);
            count(result.isEmpty() ? "done" : result.replaceAll("(?s)[ :(].*", ""));
            dump = withoutTime(Dump.describe(auto));
            if (!result.isEmpty()) {
                assertThat(dump).isEqualTo(withoutTime(was));
            } else {
                assertThat(auto.rows("PRAGMA integrity_check")).isSubsetOf(healthy);
                before.comparedWith(WildPicture.of(auto, name), steps);
                values.requireIn(auto);
            }
        }
        checkOtherRoutes(schema, steps, result, dump);
        if (result.isEmpty()) {
            requireReversible(schema, steps);
        }
    }

    /**
     * Checks the other ways to make the change: by copying the table, and with the statements for an older version of
     * SQLite.
     */
    private static void checkOtherRoutes(
            WildSchema.Generated schema, List<TableOperation> steps, String result, String dump) {
        TableName name = TableName.of(name(schema));
        for (PlanOptions options : List.of(PlanOptions.DEFAULT, new PlanOptions("3.40.0", true, true))) {
            try (Database other = filled(schema)) {
                Recreate recreate = options.offline() ? Recreate.AUTO : Recreate.ALWAYS;
                String outcome = run(other, new AlterTable(name, steps, recreate), options);
                boolean needsEdits = options.offline() && outcome.contains("while a view or trigger is broken");
                if (!needsEdits) {
                    assertThat(short_(outcome))
                            .as("%s %s / %s", recreate, outcome, result)
                            .isEqualTo(short_(result));
                    assertThat(withoutTime(Dump.describe(other)))
                            .as("%s", recreate)
                            .isEqualTo(dump);
                }
            }
        }
    }

    private static String withoutTime(String dump) {
        return dump.replaceAll("'\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d'", "now");
    }

    private static String short_(String result) {
        return result.replaceAll("(?s):.*", "");
    }

    private void count(String what) {
        counts.merge(what, 1, Integer::sum);
    }

    static String name(WildSchema.Generated schema) {
        return SqliteNames.unquote(schema.table());
    }

    private static Database filled(WildSchema.Generated schema) {
        Database database = new Database();
        schema.statements().forEach(database::accepts);
        return database.run("PRAGMA foreign_keys = ON");
    }

    /** {@return an empty string on success, otherwise the reason for the failure} */
    private static String run(Database database, AlterTable batch, PlanOptions options) {
        OperationPlan plan;
        try {
            plan = new SqliteDialect().planner().plan(batch, database.reflect(), options);
        } catch (UnsupportedChange e) {
            return "refused: " + e.getMessage();
        }
        try {
            new ChangeRun(database).run(plan);
            return "";
        } catch (ChangeRun.Stopped e) {
            return "stopped: " + e.getMessage();
        } catch (IllegalStateException e) {
            if (String.valueOf(e.getMessage()).startsWith("new orphans")) {
                return "orphans: " + e.getMessage();
            }
            throw new IllegalStateException(
                    e.getMessage() + "\nof\n"
                            + String.join(
                                    "\n",
                                    plan.statements().stream()
                                            .map(one -> one.sql())
                                            .toList()),
                    e);
        }
    }

    /**
     * {@return the statements of the schema, without those for its rows, and without the index that the rows did not
     * allow}
     */
    private static List<String> definitions(WildSchema.Generated schema) {
        try (Database database = new Database()) {
            return schema.statements().stream()
                    .filter(sql -> database.accepts(sql) && (sql.startsWith("CREATE") || sql.startsWith("ALTER")))
                    .toList();
        }
    }

    private static void requireReversible(WildSchema.Generated schema, List<TableOperation> steps) {
        try (Database database = new Database()) {
            definitions(schema).forEach(database::accepts);
            SqliteCatalog before = database.reflect();
            AlterTable batch = new AlterTable(TableName.of(name(schema)), steps);
            SqliteDialect dialect = new SqliteDialect();
            new ChangeRun(database).run(dialect.planner().plan(batch, before, PlanOptions.DEFAULT));
            try {
                new ChangeRun(database)
                        .run(dialect.planner().plan(batch.reverse(), database.reflect(), PlanOptions.DEFAULT));
            } catch (UnsupportedChange e) {
                if (String.valueOf(e.getMessage()).contains("cannot rename to rowid alias")) {
                    return; // SQLite does not restore the name, and triggers would have to be adapted
                }
                throw new IllegalStateException("no way back: " + e.getMessage(), e);
            }
            boolean drops = steps.stream().anyMatch(step -> step instanceof DropColumn);
            assertThat(lines(database.reflect(), drops))
                    .as("back")
                    .containsExactlyInAnyOrderElementsOf(lines(before, drops));
        }
    }

    /**
     * Returns the lines to compare. If a column is dropped, parts of its definition are lost; in that case, only the
     * columns are compared.
     */
    private static List<String> lines(SqliteCatalog catalog, boolean columnsAlone) {
        return SchemaPicture.describe(catalog.schema()).stream()
                .flatMap(one -> one.lines().map(line -> line.replaceAll("[,\\]]+$", "")))
                .filter(line -> !columnsAlone || line.startsWith(" Column["))
                .toList();
    }

    private static String describe(long seed) {
        WildSchema.Generated schema = WildSchema.generate(seed);
        try (Database database = filled(schema)) {
            return String.join(";\n", schema.statements()) + ";\n"
                    + database.reflect()
                            .schema()
                            .table(TableName.of(name(schema)))
                            .map(table -> WildBatch.generate(seed, table).stream()
                                    .map(one -> "- " + one + "\n")
                                    .toList())
                            .orElse(List.of());
        }
    }
}
