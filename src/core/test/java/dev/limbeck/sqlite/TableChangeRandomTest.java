package dev.limbeck.sqlite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.dialect.PlanOptions;
import dev.limbeck.dialect.Strategy;
import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.DropColumn;
import dev.limbeck.ops.Recreate;
import dev.limbeck.ops.RenameColumn;
import dev.limbeck.ops.TableOperation;
import dev.limbeck.sqlite.catalog.SqliteCatalog;
import dev.limbeck.sqlite.ddl.ColumnText;
import dev.limbeck.sqlite.ddl.Rule;
import dev.limbeck.sqlite.ddl.SqliteNames;
import dev.limbeck.sqlite.ddl.TableText;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Tests random tables and batches. All strategies must have the same result, everything that no step mentions must be
 * unchanged, and the reverse batch must restore the table.
 */
class TableChangeRandomTest {
    private static final TableName T = TableName.of("t");
    private static final int SEEDS = Integer.getInteger("limbeck.seeds", 300);

    private final Map<Strategy, Integer> ways = new EnumMap<>(Strategy.class);
    private final Map<String, Integer> others = new TreeMap<>();
    private int computed;

    @Test
    @Tag("slow")
    void losesNothingOnRandomTables() {
        long first = Long.getLong("limbeck.seed", 0);
        for (long seed = first; seed < first + SEEDS; seed++) {
            try {
                check(seed);
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed + "\n" + describe(seed) + "\n" + e.getMessage(), e);
            }
        }
        assertThat(ways.values().stream().mapToInt(Integer::intValue).sum())
                .as("%s %s", ways, others)
                .isGreaterThan(SEEDS / 4);
        assertThat(computed).isGreaterThan(SEEDS / 20);
    }

    private static String describe(long seed) {
        RandomChange change = new RandomChange(seed);
        List<String> schema = change.schema();
        try (Database database = new Database()) {
            schema.forEach(database::accepts);
            return String.join(";\n", schema) + ";\n"
                    + change.batch(database.reflect().schema().table(T).orElseThrow());
        }
    }

    private void check(long seed) {
        RandomChange change = new RandomChange(seed);
        List<String> schema = change.schema();
        try (Database auto = filled(schema);
                Database copied = filled(schema)) {
            if (auto.reflect().schema().table(T).isEmpty()) {
                count("not a table");
                return;
            }
            List<TableOperation> steps =
                    change.batch(auto.reflect().schema().table(T).orElseThrow());
            if (steps.isEmpty()) {
                return;
            }
            String before = Dump.describe(auto);
            Map<String, String> pieces = pieces(auto);
            ComputedValues values = ComputedValues.read(auto, T, steps);
            String result = run(auto, steps, Recreate.AUTO);
            String other = run(copied, steps, Recreate.ALWAYS);
            assertThat(other.replaceAll(":.*", "")).isEqualTo(result.replaceAll(":.*", ""));
            if (!result.isEmpty()) {
                count(result.replaceAll("[ :(].*", ""));
                assertThat(Dump.describe(auto)).isEqualTo(before);
                return;
            }
            assertThat(Dump.describe(copied)).isEqualTo(Dump.describe(auto));
            assertThat(auto.rows("PRAGMA integrity_check")).containsExactly(List.of("ok"));
            values.requireIn(auto);
            computed += values.size();
            requireUnnamedUnchanged(pieces, pieces(auto), steps);
            requireReversible(schema, steps);
        }
    }

    private void count(String what) {
        others.merge(what, 1, Integer::sum);
    }

    private static Database filled(List<String> schema) {
        Database database = new Database();
        schema.forEach(database::accepts);
        return database.run("PRAGMA foreign_keys = ON");
    }

    /** {@return an empty string on success, otherwise the reason for the failure} */
    private String run(Database database, List<TableOperation> steps, Recreate recreate) {
        try {
            OperationPlan plan = new SqliteDialect()
                    .planner()
                    .plan(new AlterTable(T, steps, recreate), database.reflect(), PlanOptions.DEFAULT);
            new ChangeRun(database).run(plan);
            ways.merge(plan.strategy(), 1, Integer::sum);
            return "";
        } catch (UnsupportedChange e) {
            return "refused: " + e.getMessage();
        } catch (ChangeRun.Stopped e) {
            return "stopped: " + e.getMessage();
        }
    }

    /**
     * {@return a map that contains the definition and the values of each column, by its name, and the definition of
     * every other object, by its name}
     */
    private static Map<String, String> pieces(Database database) {
        Map<String, String> pieces = new TreeMap<>();
        SqliteCatalog catalog = database.reflect();
        TableText text = catalog.findText(T).orElseThrow();
        for (ColumnText column : text.columns()) {
            String name = SqliteNames.quote(column.name().name());
            List<List<@Nullable String>> values = database.rows("SELECT " + name + ", typeof(" + name + ")"
                    + (text.options().withoutRowid() ? "" : ", rowid") + " FROM t ORDER BY "
                    + (text.options().withoutRowid() ? name : "rowid"));
            boolean computed = column.clauses(Rule.GeneratedAs.class).findAny().isPresent();
            pieces.put(column.name().name(), text.text(column.span()) + (computed ? "" : values));
        }
        catalog.rows().stream()
                .filter(one -> !one.table().equals("t"))
                .forEach(one -> pieces.put("other " + one.name(), one.sql()));
        catalog.temporary().forEach(one -> pieces.put("temp " + one.name(), one.sql()));
        return pieces;
    }

    private static void requireUnnamedUnchanged(
            Map<String, String> before, Map<String, String> after, List<TableOperation> steps) {
        boolean renames = steps.stream().anyMatch(step -> step instanceof RenameColumn);
        boolean constrains =
                steps.stream().anyMatch(step -> step.getClass().getSimpleName().endsWith("Constraint"));
        if (renames || constrains) {
            return;
        }
        for (Map.Entry<String, String> piece : before.entrySet()) {
            boolean named = steps.stream()
                    .anyMatch(step -> (step instanceof AlterColumn alter
                                    && alter.after().name().equals(piece.getKey()))
                            || (step instanceof DropColumn drop
                                    && drop.column().name().equals(piece.getKey())));
            if (!named) {
                assertThat(after.get(piece.getKey())).as(piece.getKey()).isEqualTo(piece.getValue());
            }
        }
    }

    private static void requireReversible(List<String> schema, List<TableOperation> steps) {
        try (Database database = new Database()) {
            schema.stream().filter(sql -> sql.startsWith("CREATE")).forEach(database::accepts);
            SqliteCatalog before = database.reflect();
            AlterTable batch = new AlterTable(T, steps);
            SqliteDialect dialect = new SqliteDialect();
            new ChangeRun(database).run(dialect.planner().plan(batch, before, PlanOptions.DEFAULT));
            try {
                new ChangeRun(database)
                        .run(dialect.planner().plan(batch.reverse(), database.reflect(), PlanOptions.DEFAULT));
            } catch (UnsupportedChange e) {
                throw new IllegalStateException("no way back: " + e.getMessage(), e);
            }
            Table was = before.schema().table(T).orElseThrow();
            boolean drops = steps.stream().anyMatch(step -> step instanceof DropColumn);
            if (!drops) {
                assertThat(SchemaPicture.describe(database.reflect().schema()))
                        .isEqualTo(SchemaPicture.describe(before.schema()));
                assertThat(SchemaPicture.describeColumns(database.reflect().schema()))
                        .isEqualTo(SchemaPicture.describeColumns(before.schema()));
            } else {
                assertThat(database.reflect().schema().table(T).orElseThrow().columns())
                        .hasSameSizeAs(was.columns());
            }
        }
    }
}
