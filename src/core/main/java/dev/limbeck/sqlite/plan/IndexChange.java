package dev.limbeck.sqlite.plan;

import dev.limbeck.dialect.Guard;
import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.dialect.OperationPlan.Need;
import dev.limbeck.dialect.Statement;
import dev.limbeck.dialect.Strategy;
import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.model.Index;
import dev.limbeck.model.IndexPart;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.CreateIndex;
import dev.limbeck.ops.DropIndex;
import dev.limbeck.ops.Hazard;
import dev.limbeck.ops.TableOperation;
import dev.limbeck.sqlite.catalog.SqliteCatalog;
import dev.limbeck.sqlite.ddl.SqliteNames;
import dev.limbeck.sqlite.ddl.TableText;
import dev.limbeck.sqlite.edit.Draft;
import dev.limbeck.sqlite.edit.TableEdit;
import dev.limbeck.sqlite.edit.TableWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Plans batches that only create and drop indexes, which do not change the table's own text. */
final class IndexChange {
    private IndexChange() {}

    /**
     * {@return the plan; empty if the batch has other steps}
     *
     * @throws UnsupportedChange if the name of a new index is already used, or an index to drop does not exist
     */
    static Optional<OperationPlan> plan(AlterTable batch, SqliteCatalog catalog) {
        if (!batch.steps().stream().allMatch(step -> step instanceof CreateIndex || step instanceof DropIndex)) {
            return Optional.empty();
        }
        check(batch, catalog);
        List<Statement> statements = new ArrayList<>();
        for (TableOperation step : batch.steps()) {
            if (step instanceof CreateIndex create) {
                statements.add(create(create.index(), batch.table()));
            } else if (step instanceof DropIndex drop) {
                statements.add(drop(drop.index()));
            }
        }
        return Optional.of(new OperationPlan(Strategy.NATIVE, "SQLite's own statements", Need.ANY, statements));
    }

    /** Applies the steps to the table of the catalog, which detects names that are already used or do not exist. */
    private static void check(AlterTable batch, SqliteCatalog catalog) {
        TableText text = catalog.findText(batch.table())
                .orElseThrow(() -> new UnsupportedChange("There is no table " + batch.table() + "."));
        TableEdit edit = new TableEdit(new Draft(catalog, text));
        batch.steps().forEach(step -> step.accept(edit));
    }

    /** {@return the statement that creates the index, with a guard against duplicates if it is unique} */
    static Statement create(Index index, TableName table) {
        List<Hazard> hazards = new ArrayList<>();
        hazards.add(new Hazard(Hazard.Kind.BLOCKS_WRITES, "reads every row of " + table + " to build " + index.name()));
        List<Guard> guards = new ArrayList<>();
        if (index.unique()) {
            hazards.add(new Hazard(Hazard.Kind.MAY_FAIL, "fails if rows of " + table + " have the same key"));
            guards.add(duplicates(index, table));
        }
        return new Statement(TableWriter.createIndex("main.", index, table), "", hazards, guards);
    }

    /** {@return the statement that drops the index} */
    static Statement drop(Index index) {
        return Statement.of("DROP INDEX main." + SqliteNames.spell(index.name()), "");
    }

    /** Finds duplicate keys. Keys that contain NULL are excluded, since SQLite never treats NULLs as duplicates. */
    private static Guard duplicates(Index index, TableName table) {
        List<String> keys = index.parts().stream().map(IndexChange::key).toList();
        String whole = index.where() == null ? "" : " AND (" + index.where() + ")";
        String question = "SELECT "
                + keys.stream().map(key -> "quote(" + key + ")").collect(Collectors.joining(" || ', ' || "))
                + " FROM main." + SqliteNames.spell(table.name())
                + " WHERE " + keys.stream().map(key -> key + " IS NOT NULL").collect(Collectors.joining(" AND "))
                + whole
                + " GROUP BY " + String.join(", ", keys)
                + " HAVING count(*) > 1";
        return new Guard(
                question,
                "keys of " + index.name() + " on " + table + " occur more than once",
                "Remove or change the duplicates first, for instance with op.execute in an earlier revision.");
    }

    private static String key(IndexPart part) {
        String what = part.column() == null ? "(" + part.expression() + ")" : SqliteNames.spell(part.column());
        return part.collation() == null ? what : what + " COLLATE " + SqliteNames.spell(part.collation());
    }
}
