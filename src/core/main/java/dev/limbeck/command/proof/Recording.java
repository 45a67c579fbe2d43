package dev.limbeck.command.proof;

import dev.limbeck.command.project.CommandException;
import dev.limbeck.command.project.Project;
import dev.limbeck.compare.CompareOptions;
import dev.limbeck.compare.Comparer;
import dev.limbeck.compare.words.WordTracker;
import dev.limbeck.compare.words.WordedOperations;
import dev.limbeck.dialect.BrokenSchema;
import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.execute.Arguments;
import dev.limbeck.execute.RunListener;
import dev.limbeck.execute.Scratch;
import dev.limbeck.execute.ScratchDatabases;
import dev.limbeck.execute.failure.ExecutionException;
import dev.limbeck.model.NameRules;
import dev.limbeck.model.Schema;
import dev.limbeck.model.SchemaWords;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.ExecuteSql;
import dev.limbeck.ops.Operation;
import dev.limbeck.result.SchemaMismatch;
import dev.limbeck.revision.RevisionStep;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The operations that the revisions of a range ran on a scratch database, in the upgrade and in the downgrade.
 *
 * @param scratches the scratch databases
 * @param before the schema before the range
 * @param after the schema after the range
 * @param operations the operations of both directions
 * @param forms how the revisions write names
 */
public record Recording(
        ScratchDatabases scratches, Catalog before, Catalog after, OperationPair operations, NameRules.Forms forms) {

    /**
     * The settings of a trial.
     *
     * @param versions the version table, which is not compared
     * @param arguments the arguments of revisions
     */
    private record Trial(TableName versions, Arguments arguments) {}

    /**
     * Runs the given steps on an empty database and records the operations of the final {@code last} steps.
     *
     * @throws CommandException if a revision fails, or runs code that cannot be expressed as an operation
     */
    public static Recording of(Project project, Dialect dialect, List<RevisionStep> path, int last) {
        List<RevisionStep> range = path.subList(path.size() - last, path.size());
        OperationRecorder ear = new OperationRecorder();
        try (Rehearsal rehearsal = new Rehearsal(project, dialect, ear)) {
            rehearsal.replay(path.subList(0, path.size() - last));
            Catalog before = rehearsal.reflect();
            List<Operation> up = ear.recordSteps(rehearsal, range);
            Catalog after = rehearsal.reflect();
            List<RevisionStep> back = new ArrayList<>();
            range.forEach(step -> back.add(0, step.reverse()));
            return new Recording(
                    project.scratches(dialect),
                    before,
                    after,
                    new OperationPair(up, ear.recordSteps(rehearsal, back)),
                    new NameRules.Forms(ear.forms));
        }
    }

    /** Records the planned operations. */
    private static final class OperationRecorder implements RunListener {
        private final List<Operation> operations = new ArrayList<>();
        private final Map<NameRules.Key, String> forms = new HashMap<>();
        private int begin;
        private boolean borrowed;
        private boolean divided;

        List<Operation> recordSteps(Rehearsal rehearsal, List<RevisionStep> steps) {
            operations.clear();
            for (RevisionStep step : steps) {
                begin = operations.size();
                borrowed = false;
                divided = false;
                rehearsal.replay(List.of(step));
                if (borrowed) {
                    throw SquashCheck.refused(
                            step.revision(),
                            "runs Java code through op.connection(), op.data() or op.migrateRows(), which cannot"
                                    + " be combined with other revisions");
                }
                if (divided) {
                    throw SquashCheck.refused(
                            step.revision(),
                            "has operations in op.on() for only some databases, and these cannot be combined with other"
                                    + " revisions");
                }
            }
            return List.copyOf(operations);
        }

        @Override
        public void connectionBorrowed() {
            borrowed = true;
        }

        @Override
        public void dialectsNamed(List<String> dialects, boolean included) {
            divided = true;
        }

        @Override
        public void revisionRestarted(OperationPlan.Need need) {
            operations.subList(begin, operations.size()).clear();
        }

        @Override
        public void nameRead(NameRules.Key key, String form) {
            forms.put(key, form);
        }

        @Override
        public void operationPlanned(Operation operation, OperationPlan steps) {
            operations.add(operation);
        }
    }

    /**
     * {@return the shortest list of operations that was proved to be equivalent: operations that create the final
     * schema, if the database was empty and no SQL was run; otherwise all recorded operations, in order}
     *
     * @param versionTable the version table, which is not compared
     * @param arguments the arguments of revisions
     * @throws CommandException if no operations could be proved to be equivalent; the message shows the first
     *     difference
     */
    public OperationPair prove(TableName versionTable, Arguments arguments) {
        Trial trial = new Trial(versionTable, arguments);
        Optional<OperationPair> shortest = shortest(trial.versions());
        if (shortest.isPresent() && flaw(shortest.get(), trial).isEmpty()) {
            return shortest.get();
        }
        flaw(operations, trial).ifPresent(flaw -> {
            throw new CommandException(
                    "The range was not squashed, because the proof on a scratch database failed: " + flaw
                            + "\nNothing was changed. `limbeck verify` checks whether each revision is valid on its "
                            + "own.");
        });
        return operations;
    }

    private Optional<OperationPair> shortest(TableName versions) {
        Schema start = before.schema();
        boolean empty = start.views().isEmpty()
                && start.tables().stream().allMatch(table -> start.names().same(table.name(), versions));
        boolean sql = operations.upgrade().stream().anyMatch(ExecuteSql.class::isInstance)
                || operations.downgrade().stream().anyMatch(ExecuteSql.class::isInstance);
        boolean options = Stream.concat(operations.upgrade().stream(), operations.downgrade().stream())
                .anyMatch(operation ->
                        OtherOptions.areIn(operation, scratches.dialect().name()));
        if (!empty || sql || options) {
            return Optional.empty();
        }
        CompareOptions compared =
                CompareOptions.DEFAULT.withVersionTable(versions).withManagedViews(view -> true);
        List<Operation> up = new Comparer(scratches.dialect(), compared)
                .compare(start, after.schema())
                .operations();
        SchemaWords none = SchemaWords.none(start.names());
        SchemaWords words = WordTracker.apply(none, operations.upgrade());
        List<Operation> worded = WordedOperations.write(up, start, none, after.schema(), words);
        return Optional.of(new OperationPair(worded, Operation.reversed(worded)));
    }

    /**
     * Returns a description of the problem with the operations; empty if they are equivalent to the revisions. They are
     * tried with a row in each table, or without rows if a sample row is rejected.
     */
    private Optional<String> flaw(OperationPair tried, Trial trial) {
        Optional<String> withRows = flaw(tried, trial, true);
        return withRows.isEmpty() ? withRows : flaw(tried, trial, false);
    }

    private Optional<String> flaw(OperationPair tried, Trial trial, boolean rows) {
        TableName versions = trial.versions();
        try (Scratch scratch = scratches.of(before)) {
            sample(scratch, versions, rows);
            scratch.runAsRevision(tried.upgrade(), trial.arguments(), RunListener.SILENT, null);
            Optional<SchemaMismatch> ahead = gap(scratch, after, versions);
            if (ahead.isPresent()) {
                return Optional.of("its upgrade produces a different schema. The first difference:"
                        + ahead.get().lines());
            }
            sample(scratch, versions, rows);
            scratch.runAsRevision(tried.downgrade(), trial.arguments(), RunListener.SILENT, null);
            return gap(scratch, before, versions)
                    .map(gap -> "its downgrade produces a different schema. The first difference:" + gap.lines());
        } catch (ExecutionException | UnsupportedChange | BrokenSchema e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private Optional<SchemaMismatch> gap(Scratch scratch, Catalog wanted, TableName versions) {
        return Snapshot.of(scratch.reflect()).findMismatch(Snapshot.of(wanted), scratches.dialect(), versions);
    }

    private static void sample(Scratch scratch, TableName versions, boolean rows) {
        if (rows) {
            Schema schema = scratch.reflect().schema();
            List<Table> empty = schema.tables().stream()
                    .filter(table -> !schema.names().same(table.name(), versions) && !scratch.hasRows(table.name()))
                    .toList();
            scratch.insertSamples(empty);
        }
    }
}
