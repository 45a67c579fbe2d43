package dev.limbeck.sqlite.plan;

import dev.limbeck.dialect.PlanOptions;
import dev.limbeck.ops.DropColumn;
import dev.limbeck.ops.RenameColumn;
import dev.limbeck.ops.TableOperation;
import dev.limbeck.sqlite.catalog.RelatedObjects;
import dev.limbeck.sqlite.catalog.SchemaRow;
import dev.limbeck.sqlite.catalog.ScratchDatabase;
import dev.limbeck.sqlite.ddl.SqliteNames;
import dev.limbeck.sqlite.edit.Draft;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Uses SQLite's own ALTER TABLE, but only if a trial in a scratch database shows that it produces exactly the texts of
 * the draft. DROP COLUMN, for example, also removes the comments of neighboring columns.
 */
final class NativePlan {
    private final Draft draft;
    private final List<TableOperation> steps;
    private final PlanOptions options;
    /** Whether the table is copied afterwards, so that the texts of the table and its indexes come from the draft. */
    private final boolean copied;

    private NativePlan(Draft draft, List<TableOperation> steps, PlanOptions options, boolean copied) {
        this.draft = draft;
        this.steps = steps;
        this.options = options;
        this.copied = copied;
    }

    /** {@return SQLite's statements for the steps; empty if they do not produce the texts of the draft} */
    static Optional<List<String>> find(Draft draft, List<TableOperation> steps, PlanOptions options) {
        return new NativePlan(draft, steps, options, false).find();
    }

    /**
     * {@return the statements before a copy of the table; they only have to produce the draft's texts for other
     * objects}
     */
    static Optional<List<String>> findBeforeCopy(Draft draft, List<TableOperation> steps, PlanOptions options) {
        return new NativePlan(draft, steps, options, true).find();
    }

    private Optional<List<String>> find() {
        NativeStatements words = new NativeStatements(draft, SqliteVersion.of(options));
        List<String> statements = new ArrayList<>();
        for (TableOperation step : steps) {
            Optional<List<String>> own = step.accept(words);
            if (own.isEmpty()) {
                return Optional.empty();
            }
            statements.addAll(own.get());
        }
        if (leadsToDraft(statements)) {
            return Optional.of(statements);
        }
        List<String> tolerant = ignoringBrokenObjects(statements);
        boolean renames = steps.stream().anyMatch(step -> step instanceof RenameColumn);
        return renames && options.inPlace() && !options.offline() && leadsToDraft(tolerant)
                ? Optional.of(tolerant)
                : Optional.empty();
    }

    /**
     * {@return the statements with a setting that makes SQLite ignore objects that it cannot parse; without this
     * setting, a broken view would make a rename fail}
     */
    static List<String> ignoringBrokenObjects(List<String> statements) {
        List<String> all = new ArrayList<>();
        all.add("PRAGMA writable_schema = ON");
        all.addAll(statements);
        all.add("PRAGMA writable_schema = OFF");
        return all;
    }

    private boolean leadsToDraft(List<String> statements) {
        boolean respells = steps.stream().anyMatch(step -> step instanceof RenameColumn || step instanceof DropColumn);
        String table = draft.table().name();
        List<SchemaRow> reached =
                respells ? RelatedObjects.findAll(draft.catalog(), table) : RelatedObjects.find(draft.catalog(), table);
        try (ScratchDatabase scratch = draft.catalog().openScratch()) {
            for (SchemaRow one : reached) {
                if (scratch.run(one.sql()).isPresent()) {
                    return false;
                }
            }
            for (String statement : statements) {
                if (!Statistics.changesOnlyStatistics(statement)
                        && scratch.run(statement).isPresent()) {
                    return false;
                }
            }
            return reached.stream().allMatch(one -> isAsDrafted(scratch, one))
                    && (copied || draft.indexes().stream().allMatch(one -> hasText(scratch, one)));
        }
    }

    private boolean isAsDrafted(ScratchDatabase scratch, SchemaRow one) {
        boolean own = SqliteNames.areSame(one.table(), draft.table().name());
        if (own && (one.isType("index") || (copied && one.isType("table")))) {
            return true;
        }
        String wanted = own && one.isType("table")
                ? draft.text().sql()
                : draft.current(one).sql();
        return scratch.findText(one).filter(wanted::equals).isPresent();
    }

    private static boolean hasText(ScratchDatabase scratch, SchemaRow one) {
        return scratch.findText(one).filter(one.sql()::equals).isPresent();
    }
}
