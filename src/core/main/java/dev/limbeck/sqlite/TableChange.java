package dev.limbeck.sqlite;

import dev.limbeck.dialect.Guard;
import dev.limbeck.dialect.PlanOptions;
import dev.limbeck.dialect.Statement;
import dev.limbeck.dialect.Steps;
import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.dialect.Way;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.Hazard;
import dev.limbeck.ops.Recreate;
import dev.limbeck.ops.TableOperation;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plans a batch on one table: drafts the new texts, then takes the cheapest of three ways that gets there. */
final class TableChange {
    private final AlterTable batch;
    private final SqliteCatalog catalog;
    private final PlanOptions options;

    private TableChange(AlterTable batch, SqliteCatalog catalog, PlanOptions options) {
        this.batch = batch;
        this.catalog = catalog;
        this.options = options;
    }

    /**
     * {@return how the batch is carried out on that database}
     *
     * @throws UnsupportedChange if it cannot be done faithfully
     */
    static Steps plan(AlterTable batch, SqliteCatalog catalog, PlanOptions options) {
        Optional<Steps> indexes = batch.recreate() == Recreate.ALWAYS ? Optional.empty() : IndexChange.plan(batch);
        return indexes.orElseGet(() -> new TableChange(batch, catalog, options).plan());
    }

    /** {@return the questions whether the rows fit what the batch makes of the table} */
    static List<Guard> rowGuards(AlterTable batch, SqliteCatalog catalog) {
        List<TableOperation> steps = BatchOrder.of(batch.steps());
        return RowGuards.of(new TableChange(batch, catalog, PlanOptions.DEFAULT).draft(steps, catalog));
    }

    private Steps plan() {
        List<TableOperation> steps = BatchOrder.of(batch.steps());
        Draft draft = draft(steps, catalog);
        Judge.judge(draft);
        boolean hidden = catalog.isHidden(batch.table());
        if (batch.recreate() != Recreate.ALWAYS && !hidden) {
            Optional<List<String>> own = NativeWay.find(draft, steps, options);
            if (own.isPresent()) {
                return nativeSteps(draft, own.get(), RowWork.of(draft, steps));
            }
            Optional<InPlaceWay.Found> edited = InPlaceWay.find(draft, steps, options);
            if (edited.isPresent()) {
                return inPlace(draft, edited.get());
            }
        }
        if (batch.recreate() == Recreate.NEVER) {
            throw new UnsupportedChange("This change of " + batch.table() + " needs a copy of the table, which recreate"
                    + " = never forbids. Perhaps you should leave it to SQLite (recreate = auto).");
        }
        boolean reachesTables = draft.followers().keySet().stream().anyMatch(one -> one.is("table"));
        return reachesTables ? renamesFirst(steps) : rebuild(draft, List.of());
    }

    /** {@return what these steps make of the table} */
    private Draft draft(List<TableOperation> steps, SqliteCatalog from) {
        TableText text = from.text(batch.table())
                .orElseThrow(() -> new UnsupportedChange("There is no table " + batch.table() + "."));
        Draft draft = new Draft(from, text);
        TableEdit edit = new TableEdit(draft);
        steps.forEach(step -> step.accept(edit));
        return draft;
    }

    private Steps nativeSteps(Draft draft, List<String> own, List<Hazard> work) {
        List<Statement> statements =
                new ArrayList<>(own.stream().map(sql -> Statement.of(sql, "")).toList());
        guard(statements, RowGuards.of(draft), work);
        return new Steps(Way.NATIVE, "SQLite changes " + batch.table() + " itself", false, statements);
    }

    private Steps inPlace(Draft draft, InPlaceWay.Found edited) {
        List<Statement> statements = new ArrayList<>(edited.statements());
        guard(statements, RowGuards.of(draft), edited.work());
        return new Steps(Way.IN_PLACE, RowWork.reason(draft, edited.work()), false, statements);
    }

    private Steps renamesFirst(List<TableOperation> steps) {
        RenamesFirst parts = RenamesFirst.of(steps);
        Draft renamed = draft(parts.renames(), catalog);
        List<String> renames = NativeWay.beforeCopy(renamed, parts.renames(), options)
                .orElseThrow(() -> new UnsupportedChange("Columns of " + batch.table()
                        + " cannot be renamed: foreign keys of other tables refer to them, and SQLite's own RENAME COLUMN"
                        + " fails while a view or trigger is broken."));
        SqliteCatalog after = catalog.with(one -> renamed.afterwards(one));
        return rebuild(draft(parts.rest(), after), renames);
    }

    private Steps rebuild(Draft draft, List<String> before) {
        List<Statement> statements = new ArrayList<>(
                before.stream().map(sql -> Statement.of(sql, "")).toList());
        Rebuild rebuild = new Rebuild(draft, options);
        List<Statement> copy = new ArrayList<>(rebuild.statements());
        guard(copy, RowGuards.of(draft), List.of());
        statements.addAll(copy);
        if (options.offline()) {
            expect(statements, draft);
        }
        String reason = batch.recreate() == Recreate.ALWAYS
                ? "recreate = always"
                : "SQLite has no statement of its own that leaves " + batch.table() + " as it should be";
        String how = rebuild.transfers() ? "; the rows go over as they are stored" : "";
        return new Steps(Way.REBUILD, reason + how, true, statements);
    }

    /** Asks before everything else whether the database is the one that the statements were made for. */
    private void expect(List<Statement> statements, Draft draft) {
        Statement first = statements.get(0);
        List<Guard> guards = new ArrayList<>(new Expected(catalog, batch.table().name())
                .beforeCopy(draft.followers().keySet()));
        guards.addAll(first.guards());
        statements.set(0, new Statement(first.sql(), first.comment(), first.hazards(), guards));
    }

    /** Puts the hazards of the batch, what is done to the rows, and these questions before everything else. */
    private void guard(List<Statement> statements, List<Guard> questions, List<Hazard> work) {
        if (statements.isEmpty()) {
            return;
        }
        Statement first = statements.get(0);
        List<Guard> guards = new ArrayList<>(questions);
        guards.addAll(first.guards());
        List<Hazard> hazards = new ArrayList<>(Hazards.of(batch.table(), batch.steps()));
        hazards.addAll(work);
        hazards.addAll(first.hazards());
        boolean writes = work.stream().anyMatch(one -> one.kind() == Hazard.Kind.COPIES_ROWS);
        String comment = writes && first.comment().isEmpty() ? "SQLite rewrites the rows" : first.comment();
        statements.set(0, new Statement(first.sql(), comment, hazards, guards));
    }
}
