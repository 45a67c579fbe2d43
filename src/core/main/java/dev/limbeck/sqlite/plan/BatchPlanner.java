package dev.limbeck.sqlite.plan;

import dev.limbeck.dialect.Guard;
import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.dialect.OperationPlan.Need;
import dev.limbeck.dialect.PlanOptions;
import dev.limbeck.dialect.Statement;
import dev.limbeck.dialect.Strategy;
import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.Hazard;
import dev.limbeck.ops.Recreate;
import dev.limbeck.ops.TableOperation;
import dev.limbeck.sqlite.catalog.SqliteCatalog;
import dev.limbeck.sqlite.ddl.TableText;
import dev.limbeck.sqlite.edit.BatchOrder;
import dev.limbeck.sqlite.edit.BatchPart;
import dev.limbeck.sqlite.edit.Draft;
import dev.limbeck.sqlite.edit.RevokedSteps;
import dev.limbeck.sqlite.edit.TableEdit;
import dev.limbeck.sqlite.rows.RowGuards;
import dev.limbeck.sqlite.rows.RowHazards;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Plans a batch on one table: drafts the new texts, then chooses the cheapest of the three strategies that produces
 * exactly these texts.
 */
final class BatchPlanner {
    private final AlterTable batch;
    private final SqliteCatalog catalog;
    private final PlanOptions options;

    private BatchPlanner(AlterTable batch, SqliteCatalog catalog, PlanOptions options) {
        this.batch = batch;
        this.catalog = catalog;
        this.options = options;
    }

    /**
     * {@return the plan of the batch for the database of the catalog}
     *
     * @throws UnsupportedChange if the batch cannot be carried out without loss
     */
    static OperationPlan plan(AlterTable batch, SqliteCatalog catalog, PlanOptions options) {
        Optional<OperationPlan> indexes =
                batch.recreate() == Recreate.ALWAYS ? Optional.empty() : IndexChange.plan(batch, catalog);
        return indexes.orElseGet(() -> new BatchPlanner(batch, catalog, options).plan());
    }

    /** {@return the guards that check whether the rows fit the table after the batch} */
    static List<Guard> rowGuards(AlterTable batch, SqliteCatalog catalog) {
        return RowGuards.find(draft(batch, catalog));
    }

    /**
     * {@return a plan with the given statements, which produce the draft of the batch if the table has no rows} Whether
     * SQLite accepts the draft is not known before the statements run, and there are no guards, because no row can
     * violate them.
     */
    static OperationPlan planWithoutRows(AlterTable batch, Draft draft, List<Statement> statements) {
        DraftCheck.checkDependents(draft);
        BatchPlanner planner = new BatchPlanner(batch, draft.catalog(), PlanOptions.DEFAULT);
        List<Statement> all = new ArrayList<>(statements);
        planner.addGuards(all, List.of(), planner.withHazards(RowHazards.find(draft, BatchOrder.sort(batch.steps()))));
        return new OperationPlan(Strategy.NATIVE, "SQLite's own statements", Need.FOREIGN_KEYS_OFF, all);
    }

    /** {@return the draft of the batch} */
    static Draft draft(AlterTable batch, SqliteCatalog catalog) {
        return new BatchPlanner(batch, catalog, PlanOptions.DEFAULT).draft(BatchOrder.sort(batch.steps()), catalog);
    }

    private OperationPlan plan() {
        List<TableOperation> steps = BatchOrder.sort(batch.steps());
        Draft draft = draft(steps, catalog);
        if (options.forHazards()) {
            DraftCheck.checkDependents(draft);
        } else {
            DraftCheck.check(draft);
        }
        boolean hidden = catalog.isHidden(batch.table());
        if (batch.recreate() != Recreate.ALWAYS && !hidden && !RevokedSteps.existIn(steps)) {
            Optional<List<String>> own = NativePlan.find(draft, steps, options);
            if (own.isPresent()) {
                return nativeSteps(draft, own.get(), RowHazards.find(draft, steps));
            }
            Optional<InPlaceEdit.Statements> edited = InPlaceEdit.find(draft, steps, options);
            if (edited.isPresent()) {
                return inPlaceSteps(draft, edited.get());
            }
        }
        if (batch.recreate() == Recreate.NEVER) {
            throw new UnsupportedChange("This change to " + batch.table()
                    + " requires copying the table, which recreate" + " = never forbids. Use recreate = auto.");
        }
        boolean reachesTables = draft.dependents().keySet().stream().anyMatch(one -> one.isType("table"));
        OperationPlan copy = reachesTables ? renamesFirst(steps) : rebuild(draft);
        return options.offline() ? withSchemaGuards(copy, draft) : copy;
    }

    /** {@return the draft of the table after the given steps} */
    private Draft draft(List<TableOperation> steps, SqliteCatalog from) {
        TableText text = from.findText(batch.table())
                .orElseThrow(() -> new UnsupportedChange("There is no table " + batch.table() + "."));
        Draft draft = new Draft(from, text);
        TableEdit edit = new TableEdit(draft);
        steps.forEach(step -> step.accept(edit));
        draft.refuseUnreadable();
        return draft;
    }

    private OperationPlan nativeSteps(Draft draft, List<String> own, List<Hazard> work) {
        List<Statement> statements =
                new ArrayList<>(own.stream().map(sql -> Statement.of(sql, "")).toList());
        addGuards(statements, rowGuards(draft), withHazards(work));
        return new OperationPlan(Strategy.NATIVE, "SQLite's own statements", Need.ANY, statements);
    }

    private OperationPlan inPlaceSteps(Draft draft, InPlaceEdit.Statements edited) {
        List<Statement> statements = new ArrayList<>(edited.statements());
        addGuards(statements, rowGuards(draft), withHazards(edited.hazards()));
        return new OperationPlan(Strategy.IN_PLACE, RowHazards.reason(draft, edited.hazards()), Need.ANY, statements);
    }

    /** Plans each part of the batch on the result of the part before it. */
    private OperationPlan renamesFirst(List<TableOperation> steps) {
        SqliteCatalog now = catalog;
        List<Statement> statements = new ArrayList<>();
        List<Rebuild> copies = new ArrayList<>();
        for (BatchPart part : BatchPart.split(batch.table(), steps)) {
            Draft renamed = draft(part.renames(), now);
            renames(renamed, part.renames()).forEach(sql -> statements.add(Statement.of(sql, "")));
            now = renamed.resultingCatalog();
            Draft rest = draft(part.rest(), now);
            copies.add(new Rebuild(rest, options));
            copy(statements, copies, rest);
            now = rest.resultingCatalog();
        }
        return rebuildSteps(statements, copies);
    }

    private List<String> renames(Draft renamed, List<TableOperation> steps) {
        return NativePlan.findBeforeCopy(renamed, steps, options)
                .orElseThrow(() -> new UnsupportedChange("Columns of " + batch.table()
                        + " cannot be renamed: foreign keys of other tables refer to them, and SQLite's own RENAME"
                        + " COLUMN fails while a view or trigger is broken."));
    }

    private OperationPlan rebuild(Draft draft) {
        List<Rebuild> copies = List.of(new Rebuild(draft, options));
        List<Statement> statements = new ArrayList<>();
        copy(statements, copies, draft);
        return rebuildSteps(statements, copies);
    }

    /** Adds the last copy. The hazards of the batch are attached to the first copy. */
    private void copy(List<Statement> statements, List<Rebuild> copies, Draft draft) {
        List<Statement> copy = new ArrayList<>(copies.get(copies.size() - 1).statements());
        addGuards(
                copy,
                rowGuards(draft),
                copies.size() == 1 ? BatchHazards.find(batch.table(), batch.steps()) : List.of());
        statements.addAll(copy);
    }

    private OperationPlan rebuildSteps(List<Statement> statements, List<Rebuild> copies) {
        String reason = batch.recreate() == Recreate.ALWAYS
                ? "recreate = always"
                : "SQLite has no statement that makes this change to " + batch.table();
        String how = copies.stream().allMatch(Rebuild::transfers) ? "; the rows are copied as they are stored" : "";
        return new OperationPlan(Strategy.REBUILD, reason + how, Need.FOREIGN_KEYS_OFF, statements);
    }

    /**
     * Puts guards at the beginning of the plan. They check whether the database has the schema for which the statements
     * were written.
     */
    private OperationPlan withSchemaGuards(OperationPlan steps, Draft draft) {
        List<Statement> statements = new ArrayList<>(steps.statements());
        Statement first = statements.get(0);
        List<Guard> guards =
                new ArrayList<>(new SchemaGuards(catalog, batch.table().name())
                        .beforeCopy(draft.dependents().keySet()));
        guards.addAll(first.guards());
        statements.set(0, new Statement(first.sql(), first.comment(), first.hazards(), guards));
        return new OperationPlan(steps.strategy(), steps.reason(), steps.need(), statements);
    }

    /** Returns the guards that check the rows; a plan that does not run needs none. */
    private List<Guard> rowGuards(Draft draft) {
        return options.forHazards() ? List.of() : RowGuards.find(draft);
    }

    private List<Hazard> withHazards(List<Hazard> work) {
        List<Hazard> hazards = new ArrayList<>(BatchHazards.find(batch.table(), batch.steps()));
        hazards.addAll(work);
        return hazards;
    }

    /** Adds the batch's guards, and the hazards of reading and writing the rows, to the first statement. */
    private void addGuards(List<Statement> statements, List<Guard> questions, List<Hazard> work) {
        if (statements.isEmpty()) {
            return;
        }
        Statement first = statements.get(0);
        List<Guard> guards = new ArrayList<>(UncomputableDefaults.find(batch.table(), batch));
        guards.addAll(questions);
        guards.addAll(first.guards());
        List<Hazard> hazards = new ArrayList<>(work);
        hazards.addAll(first.hazards());
        boolean writes = work.stream().anyMatch(one -> one.kind() == Hazard.Kind.REWRITE);
        String comment = writes && first.comment().isEmpty() ? "SQLite rewrites the rows" : first.comment();
        statements.set(0, new Statement(first.sql(), comment, hazards, guards));
    }
}
