package dev.limbeck.command.proof;

import dev.limbeck.command.project.Project;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.execute.RunListener;
import dev.limbeck.execute.failure.ExecutionException;
import dev.limbeck.model.TableName;
import dev.limbeck.result.ImportResult.Imported;
import dev.limbeck.result.ImportResult.UnprovedRevision;
import dev.limbeck.result.ProofStatus;
import dev.limbeck.result.SchemaMismatch;
import dev.limbeck.revision.RevisionFile;
import dev.limbeck.revision.RevisionStep;
import dev.limbeck.revision.VersionRows;
import dev.limbeck.revision.graph.RevisionGraph;
import dev.limbeck.revision.graph.UpgradePath;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Verifies each imported revision separately, on a scratch database to which the revisions before it were applied: the
 * revision is applied, reverted and applied again, and reverting it must restore the schema. If a revision fails, the
 * other revisions are still verified, except those that follow it.
 */
public final class ImportProof {
    private final Project project;
    private final RunListener listener;
    private final Map<String, Imported> imported = new LinkedHashMap<>();
    private final Map<String, String> notProved = new LinkedHashMap<>();

    /**
     * The ids of the revisions that were not applied, each mapped to the id of the revision whose failure is the
     * reason.
     */
    private final Map<String, String> missing = new HashMap<>();

    private VersionRows rows = VersionRows.NONE;

    /** Creates a proof of revisions that are already written and that the project reads. */
    public ImportProof(Project project, RunListener listener, List<Imported> imported) {
        this.project = project;
        this.listener = listener;
        imported.forEach(each -> this.imported.put(each.id(), each));
    }

    /** {@return the revisions that could not be verified, parents first} */
    public List<UnprovedRevision> run() {
        try {
            prove();
        } catch (RuntimeException e) {
            String why = why(e);
            imported.keySet().forEach(id -> notProved.putIfAbsent(id, why));
        }
        List<UnprovedRevision> all = new ArrayList<>();
        notProved.forEach((id, why) -> {
            if (imported.containsKey(id)) {
                all.add(new UnprovedRevision(
                        id, String.valueOf(ProofStatus.notProved(why).reason())));
            }
        });
        return all;
    }

    private void prove() {
        RevisionGraph graph = project.graph();
        List<RevisionStep> path = UpgradePath.findSteps(graph, imported.keySet());
        Dialect dialect = project.dialect();
        try (Rehearsal history = new Rehearsal(project, dialect)) {
            for (int i = 0; i < path.size(); i++) {
                listener.progress("proof", i, path.size());
                RevisionFile revision = path.get(i).revision();
                String why = notApplied(graph, revision);
                if (why == null) {
                    RevisionStep step = UpgradePath.findSteps(graph, rows, List.of(revision.id()))
                            .get(0);
                    why = imported.containsKey(revision.id()) ? prove(history, step, dialect) : null;
                    String fails = apply(history, step);
                    why = why == null ? fails : why;
                }
                if (why != null) {
                    notProved.put(revision.id(), why);
                }
            }
        }
    }

    /** {@return the reason why the revision cannot be tried; null if it can be tried} */
    private @Nullable String notApplied(RevisionGraph graph, RevisionFile revision) {
        String id = revision.id();
        Imported own = imported.get(id);
        if (own != null && own.untranslated() != null) {
            missing.put(id, id);
            return "it is not translated";
        }
        Optional<String> before = Stream.concat(graph.parents(id).stream(), graph.dependencies(id).stream())
                .map(each -> missing.getOrDefault(each.id(), ""))
                .filter(first -> !first.isEmpty())
                .findFirst();
        before.ifPresent(first -> missing.put(id, first));
        return before.map(first -> "revision " + first + ", which comes before it, was not applied")
                .orElse(null);
    }

    private @Nullable String apply(Rehearsal history, RevisionStep step) {
        try {
            history.run(step);
            rows = step.after();
            return null;
        } catch (RuntimeException e) {
            missing.put(step.revision().id(), step.revision().id());
            return "its upgrade fails: " + why(e);
        }
    }

    private @Nullable String prove(Rehearsal history, RevisionStep step, Dialect dialect) {
        TableName versions = project.versionTableName();
        List<RevisionStep> path = List.of(step, step.reverse(), step);
        String running = "upgrade";
        try (SampledRehearsal rehearsal = new SampledRehearsal(project, history::copy, path)) {
            rehearsal.insertSamples();
            Snapshot before = rehearsal.snapshot();
            rehearsal.run(step, 0);
            if (step.revision().irreversible() != null) {
                return null;
            }
            Snapshot after = rehearsal.snapshot();
            running = "downgrade";
            rehearsal.insertSamples();
            rehearsal.run(step.reverse(), 1);
            Optional<SchemaMismatch> down = rehearsal.snapshot().findMismatch(before, dialect, versions);
            if (down.isPresent()) {
                return "its downgrade does not restore the schema that existed before its upgrade:"
                        + down.get().lines();
            }
            running = "second upgrade";
            rehearsal.insertSamples();
            rehearsal.run(step, 2);
            return rehearsal
                    .snapshot()
                    .findMismatch(after, dialect, versions)
                    .map(gap -> "when applied again after its downgrade, it produces a different schema:" + gap.lines())
                    .or(rehearsal::findImitations)
                    .orElse(null);
        } catch (RuntimeException e) {
            return "its " + running + " fails: " + why(e);
        }
    }

    private static String why(RuntimeException failure) {
        if (failure instanceof ExecutionException execution) {
            return execution.reason();
        }
        return failure.getMessage() == null ? failure.toString() : failure.getMessage();
    }
}
