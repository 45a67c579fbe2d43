package dev.limbeck.command.proof;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.PlanOptions;
import dev.limbeck.dialect.Planner;
import dev.limbeck.dialect.Traits.Feature;
import dev.limbeck.execute.Database;
import dev.limbeck.execute.Scratch;
import dev.limbeck.execute.ScratchDatabases;
import dev.limbeck.execute.failure.ExecutionException;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.CreateTable;
import dev.limbeck.ops.DropTable;
import dev.limbeck.ops.Hazard;
import dev.limbeck.ops.Hazard.Kind;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.RenameTable;
import dev.limbeck.result.Change;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * Reports differences: the changes with their hazards, and the number of affected rows in this database.
 *
 * @param scratches the scratch databases
 * @param database the database
 * @param live the schema of the database
 * @param counted whether the database is the live database, whose rows are counted
 */
public record ChangeReport(ScratchDatabases scratches, Database database, Catalog live, boolean counted) {
    private static final int MAX_COUNT = 1_000_000;
    private static final Set<Kind> BY_ROWS = Set.of(Kind.REWRITE, Kind.BLOCKS_WRITES, Kind.DATA_LOSS);

    /**
     * {@return the hazards of each operation's plan; unless the operations are known to be independent of each other,
     * they are run on empty copies of the parts of the schema that they affect}
     */
    public PlanHazards findPlanHazards(List<Operation> operations) {
        if (operations.isEmpty()) {
            return new PlanHazards();
        }
        List<PlanGroups.Group> groups = PlanGroups.of(operations, live, database.dialect());
        PlanHazards costs = new PlanHazards();
        boolean complete = groups.stream().allMatch(group -> run(group, costs));
        if (complete || groups.size() == 1) {
            return costs;
        }
        PlanHazards whole = new PlanHazards();
        run(new PlanGroups.Group(operations, live, false), whole);
        return whole;
    }

    /** Returns whether all operations of the group ran; the hazards of those that ran are recorded in any case. */
    private boolean run(PlanGroups.Group group, PlanHazards costs) {
        if (group.apart() && database.dialect().traits().has(Feature.EMBEDDED) && plan(group, costs)) {
            return true;
        }
        try (Scratch scratch = scratches.of(group.live())) {
            scratch.run(group.operations(), costs);
            return true;
        } catch (ExecutionException | dev.limbeck.dialect.UnsupportedChange | dev.limbeck.dialect.BrokenSchema e) {
            return false;
        }
    }

    /**
     * Plans the operations without running them. If a comparison finds many changes, running them would take longer
     * than the rest of the comparison. Returns whether all operations could be planned.
     */
    private boolean plan(PlanGroups.Group group, PlanHazards costs) {
        Planner planner = database.dialect().planner();
        try {
            for (Operation operation : group.operations()) {
                if (operation instanceof CreateTable) {
                    continue; // A new table has no rows.
                }
                Operation expanded = planner.expand(operation, group.live()::schema);
                costs.operationPlanned(operation, planner.plan(expanded, group.live(), options(operation)));
            }
            return true;
        } catch (dev.limbeck.dialect.UnsupportedChange e) {
            return false;
        }
    }

    /**
     * Returns the options of a plan. The statements of a plan are needed to find the change to which a hazard belongs.
     * If all changes alter columns, the hazard belongs to the first change, so only the hazards are needed.
     */
    private static PlanOptions options(Operation operation) {
        boolean columns =
                operation instanceof AlterTable alter && alter.steps().stream().allMatch(AlterColumn.class::isInstance);
        return columns ? PlanOptions.DEFAULT.onlyForHazards() : PlanOptions.DEFAULT;
    }

    /** {@return the changes; if a hazard depends on the rows of a table, its message contains the number of rows} */
    public List<Change> listChanges(List<Operation> operations, PlanHazards costs) {
        List<Change> changes = new ArrayList<>();
        List<RenameTable> renamed = new ArrayList<>();
        Map<TableName, String> counts = new LinkedHashMap<>();
        for (Operation operation : operations) {
            if (operation instanceof RenameTable rename) {
                renamed.add(rename);
            }
            for (Change change : Changes.list(List.of(operation), costs)) {
                changes.add(new Change(
                        change.kind(),
                        change.table(),
                        change.name(),
                        change.description(),
                        change.hazards().stream()
                                .map(hazard -> counted(hazard, operation, renamed, counts))
                                .toList()));
            }
        }
        return changes;
    }

    private Hazard counted(
            Hazard hazard, Operation operation, List<RenameTable> renamed, Map<TableName, String> counts) {
        TableName table = operation instanceof AlterTable batch
                ? batch.table()
                : operation instanceof DropTable drop ? drop.table().name() : null;
        if (!counted || table == null || !BY_ROWS.contains(hazard.kind())) {
            return hazard;
        }
        TableName before = renamed.stream()
                .filter(rename -> database.dialect().traits().names().same(rename.to(), table))
                .map(RenameTable::from)
                .findFirst()
                .orElse(table);
        String rows = counts.computeIfAbsent(before, this::count);
        return rows.isEmpty() ? hazard : new Hazard(hazard.kind(), hazard.message() + " (" + rows + " here)");
    }

    /** Returns the number of rows as text, counted up to a million; an empty string if the table does not exist. */
    private String count(TableName table) {
        if (live.schema().table(table).isEmpty()) {
            return "";
        }
        try {
            long count = database.dialect().rows().count(database.connection(), table, MAX_COUNT + 1);
            return count > MAX_COUNT
                    ? "more than a million rows"
                    : String.format(Locale.ROOT, "%,d", count) + (count == 1 ? " row" : " rows");
        } catch (SQLException e) {
            return "";
        }
    }
}
