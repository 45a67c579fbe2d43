package dev.limbeck.command.documentation;

import dev.limbeck.command.project.Project;
import dev.limbeck.command.proof.Rehearsal;
import dev.limbeck.command.review.DeclaredKeys;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.execute.RunListener;
import dev.limbeck.model.Schema;
import dev.limbeck.ops.ExecuteSql;
import dev.limbeck.ops.Operation;
import dev.limbeck.revision.RevisionStep;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Replays a history in a scratch database and records the changes that each revision makes. For revisions that run SQL
 * or use the connection, a second replay compares the schemas before and after the revision.
 */
final class HistoryReplay {
    /** The operations of the running revision. */
    private final List<Operation> planned = new ArrayList<>();

    private final Project project;
    private final Dialect dialect;
    private final List<RevisionStep> path;
    private final Set<String> opaque = new HashSet<>();
    private TableHistories histories;
    private DeclaredKeys keys;
    private String running = "";

    HistoryReplay(Project project, Dialect dialect, List<RevisionStep> path) {
        this.project = project;
        this.dialect = dialect;
        this.path = path;
        this.histories = new TableHistories(dialect.traits().names());
        this.keys = new DeclaredKeys(dialect.traits().names());
    }

    /** {@return a scratch database at the end of the history} */
    Rehearsal run() {
        Rehearsal first = replay();
        if (opaque.isEmpty()) {
            return first;
        }
        first.close();
        histories = new TableHistories(dialect.traits().names());
        keys = new DeclaredKeys(dialect.traits().names());
        return replay();
    }

    /** {@return the types that the revisions declare for generated keys} */
    DeclaredKeys keys() {
        return keys;
    }

    /** {@return the changes that each revision makes} */
    TableHistories histories() {
        return histories;
    }

    private Rehearsal replay() {
        Set<String> compared = Set.copyOf(opaque);
        Rehearsal rehearsal = new Rehearsal(project, dialect, new Recorder());
        try {
            for (RevisionStep step : path) {
                running = step.revision().id();
                Schema before = compared.contains(running) ? rehearsal.reflect().schema() : Schema.EMPTY;
                rehearsal.replay(List.of(step));
                planned.forEach(operation -> {
                    histories.add(running, operation);
                    keys.add(operation);
                });
                planned.clear();
                if (compared.contains(running)) {
                    histories.addHidden(running, before, rehearsal.reflect().schema());
                }
            }
            return rehearsal;
        } catch (RuntimeException e) {
            rehearsal.close();
            throw e;
        }
    }

    private final class Recorder implements RunListener {
        @Override
        public void connectionBorrowed() {
            opaque.add(running);
        }

        @Override
        public void operationPlanned(Operation operation, OperationPlan steps) {
            if (operation instanceof ExecuteSql) {
                opaque.add(running);
            }
            planned.add(operation);
        }

        @Override
        public void revisionRestarted(OperationPlan.Need need) {
            planned.clear();
        }
    }
}
