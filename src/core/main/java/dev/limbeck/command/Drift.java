package dev.limbeck.command;

import dev.limbeck.command.autogenerate.ManagedSchema;
import dev.limbeck.command.project.BulkStatementTables;
import dev.limbeck.command.project.CommandException;
import dev.limbeck.command.project.DatabasePosition;
import dev.limbeck.command.project.IncompleteRevisions;
import dev.limbeck.command.project.LiveCatalog;
import dev.limbeck.command.project.Project;
import dev.limbeck.command.proof.Changes;
import dev.limbeck.command.proof.PlanRecorder;
import dev.limbeck.command.proof.Rehearsal;
import dev.limbeck.command.proof.Snapshot;
import dev.limbeck.command.review.ChangedDefinitions;
import dev.limbeck.command.review.DeclaredKeys;
import dev.limbeck.command.review.HistoryExcerpt;
import dev.limbeck.command.review.OtherDrift;
import dev.limbeck.command.review.Sketches;
import dev.limbeck.compare.CompareOptions;
import dev.limbeck.compare.Comparer;
import dev.limbeck.compare.Filter;
import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Catalog.OtherDefinition;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.execute.Access;
import dev.limbeck.execute.Database;
import dev.limbeck.execute.Scratch;
import dev.limbeck.execute.ScratchDatabases;
import dev.limbeck.execute.failure.ExecutionException;
import dev.limbeck.execute.failure.ScratchNotPermittedException;
import dev.limbeck.model.Schema;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.AlterOptions;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.ExecuteSql;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.TableOperation;
import dev.limbeck.result.Change;
import dev.limbeck.result.ChangeKind;
import dev.limbeck.result.DriftResult;
import dev.limbeck.result.Review;
import dev.limbeck.revision.VersionRows;
import dev.limbeck.revision.graph.UpgradePath;
import dev.limbeck.settings.AutogenerateSettings;
import dev.limbeck.settings.AutogenerateSettings.UnmanagedTables;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Compares the live database with a scratch database to which the same revisions were applied, and reports the changes
 * that were made by hand. Reads no entities and changes no database.
 */
public final class Drift {
    private final Project project;

    /** Creates the command for the given project. */
    public Drift(Project project) {
        this.project = project;
    }

    /**
     * {@return the differences}
     *
     * @throws CommandException if the database does not exist or is at a revision that has no file, or if the history
     *     cannot be replayed
     */
    public DriftResult run() {
        try (Database database = project.openDatabase(Access.READ)) {
            if (database.wasMissing()) {
                throw new CommandException("There is no database "
                        + database.file().map(Object::toString).orElse("")
                        + ", so there is nothing to compare. Check database.url, or create it with `limbeck upgrade"
                        + " head`.");
            }
            IncompleteRevisions.requireNone(project, database);
            VersionRows rows = project.readVersionRows(database);
            DatabasePosition.requireKnown(project.graph(), rows);
            return compare(database, expected(database, rows), rows);
        }
    }

    /**
     * Returns the schema that the revisions create. Needs no scratch database if an earlier command has already
     * computed the schema.
     */
    private ExpectedSchema expected(Database database, VersionRows rows) {
        return project.results()
                .keepReplay(
                        database,
                        "schema, types and other objects at " + rows.ids(),
                        ExpectedSchema.class,
                        () -> replay(database, rows));
    }

    private ExpectedSchema replay(Database database, VersionRows rows) {
        ScratchDatabases beside = project.scratches(database);
        try (Rehearsal rehearsal = new Rehearsal(project, beside.dialect())) {
            rehearsal.replay(UpgradePath.findSteps(project.graph(), rows.ids()));
            Catalog reached = rehearsal.reflect();
            return new ExpectedSchema(
                    reached.schema(),
                    beside.dialect().planner().declareTypes(reached),
                    reached.otherDefinitions(),
                    rehearsal.notes());
        }
    }

    /**
     * The schema that the revisions create.
     *
     * @param schema the schema
     * @param types the statements that create the enumeration types
     * @param others the objects that the model does not represent
     * @param notes notes for the user about the revisions
     */
    public record ExpectedSchema(
            Schema schema, List<ExecuteSql> types, List<OtherDefinition> others, List<String> notes) {
        /** Copies the lists. */
        public ExpectedSchema {
            types = List.copyOf(types);
            others = List.copyOf(others);
            notes = List.copyOf(notes);
        }
    }

    private DriftResult compare(Database database, ExpectedSchema replayed, VersionRows rows) {
        Dialect dialect = database.dialect();
        Catalog live = LiveCatalog.read(database);
        Schema expected = replayed.schema();
        AutogenerateSettings settings = project.settings().autogenerate();
        TableName versions = project.versionTableName();
        Filter filter = project.filter()
                .without(BulkStatementTables.find(live.schema()), live.schema().names());
        boolean all = settings.unmanagedTables() == UnmanagedTables.DROP;
        ManagedSchema managed = ManagedSchema.of(live.schema(), expected, dialect.sameness(), all);
        Comparer comparer = new Comparer(
                dialect,
                CompareOptions.DEFAULT
                        .withFilter(filter)
                        .withVersionTable(versions)
                        .withManagedViews(view -> true));
        // Compares in the same direction as check, from the existing schema to the expected one, so that both report
        // the same differences.
        List<Operation> repair = dialect.planner()
                .withTypes(comparer.compare(managed.schema(), expected).operations(), replayed.types(), live, Map.of());
        List<Change> changes = new ArrayList<>(Changes.list(Operation.reversed(repair)).stream()
                .map(Change::withoutHazards)
                .toList());
        Set<TableName> reported = withOptions(repair);
        Snapshot.findOptionMismatches(managed.schema(), expected)
                .filter(gap -> filter.includesTable(gap.table()) && !reported.contains(gap.table()))
                .map(gap -> new Change(
                        ChangeKind.CHANGED_TABLE,
                        gap.table().toString(),
                        "",
                        "changed " + gap.expected() + " -> " + gap.found(),
                        List.of()))
                .forEach(changes::add);
        Snapshot.findViewMismatches(managed.schema(), expected, dialect.sameness())
                .filter(gap -> filter.includesTable(gap.table()))
                .map(gap -> new Change(
                        ChangeKind.CHANGED_VIEW,
                        gap.table().toString(),
                        "",
                        "changed " + gap.expected() + " -> " + gap.found(),
                        List.of()))
                .forEach(changes::add);
        List<Operation> withNames = new ArrayList<>(repair);
        for (Comparer.NameMismatch gap : comparer.findNameMismatches(managed.schema(), expected)) {
            changes.add(new Change(ChangeKind.CHANGED_TABLE, gap.table().toString(), "", gap.describe(), List.of()));
            withNames.add(gap.repair());
        }
        OtherDrift others = OtherDrift.find(
                replayed.others(),
                live.otherDefinitions(),
                table -> filter.includesTable(table)
                        && (replayed.others().stream().anyMatch(other -> table.equals(other.table()))
                                || managed.schema().table(table).isPresent()
                                || managed.schema().view(table).isPresent()
                                || expected.view(table).isPresent()));
        changes.addAll(others.changes());
        List<String> warnings = new ArrayList<>(replayed.notes());
        warnings.addAll(others.warnings());
        String script = others.script(script(project.scratches(database), live, withNames, warnings));
        List<String> unmanaged = managed.others().stream()
                .filter(name ->
                        filter.includesTable(name) && !managed.schema().names().same(name, versions))
                .map(Object::toString)
                .toList();
        return new DriftResult(
                rows.ids(), changes, script, unmanaged, warnings, review(managed.schema(), expected, rows, repair));
    }

    private Review review(Schema live, Schema expected, VersionRows rows, List<Operation> repair) {
        List<Operation> made = Operation.reversed(repair);
        Sketches sketches = new Sketches(
                project.dialect().words(),
                Schema.EMPTY,
                () -> project.common(
                        "keys at " + rows.ids(),
                        DeclaredKeys.class,
                        () -> DeclaredKeys.replay(project, project.dialect(), rows)));
        return new Review(
                List.of(),
                List.of(),
                sketches.before(expected, made),
                sketches.after(live, made),
                ChangedDefinitions.find(project.dialect(), expected, live, made),
                "",
                new HistoryExcerpt(project.graph(), rows).ofHeads());
    }

    /** {@return the tables for which the operations change the options or AUTOINCREMENT} */
    private static Set<TableName> withOptions(List<Operation> operations) {
        Set<TableName> tables = new HashSet<>();
        for (Operation operation : operations) {
            if (operation instanceof AlterTable batch && batch.steps().stream().anyMatch(Drift::isOption)) {
                tables.add(batch.table());
            }
        }
        return tables;
    }

    private static boolean isOption(TableOperation step) {
        return step instanceof AlterOptions
                || (step instanceof AlterColumn column
                        && !Objects.equals(
                                column.before().identity(), column.after().identity()));
    }

    private static String script(
            ScratchDatabases scratches, Catalog live, List<Operation> repair, List<String> warnings) {
        if (repair.isEmpty()) {
            return "";
        }
        try (Scratch scratch = scratches.of(live)) {
            return PlanRecorder.script(PlanRecorder.record(scratch, repair));
        } catch (ExecutionException e) {
            warnings.add("Limbeck could not determine the SQL that would revert the changes: " + e.reason());
            return "";
        } catch (ScratchNotPermittedException e) {
            warnings.add("The SQL that reverts the changes is not shown, because it would have to be tried in a scratch"
                    + " database, and the settings do not permit one (database.scratch, database.scratch_url)");
            return "";
        }
    }
}
