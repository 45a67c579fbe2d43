package dev.limbeck.command;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.Steps;
import dev.limbeck.execute.Database;
import dev.limbeck.execute.ExecutionException;
import dev.limbeck.execute.RevisionRunner;
import dev.limbeck.execute.RunListener;
import dev.limbeck.execute.Scratch;
import dev.limbeck.ops.Operation;
import dev.limbeck.revision.RevisionStep;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** A scratch database, empty at first, on which revisions are run as they are on a real one. */
final class Rehearsal implements AutoCloseable {
    private final Project project;
    private final Scratch scratch;
    private final RevisionRunner runner;
    private final Set<String> borrowers = new LinkedHashSet<>();
    private String running = "";

    Rehearsal(Project project, Dialect dialect) {
        this(project, dialect, RunListener.SILENT);
    }

    /** A rehearsal that is heard as well. */
    Rehearsal(Project project, Dialect dialect, RunListener heard) {
        this(project, Scratch.empty(dialect), heard);
    }

    private Rehearsal(Project project, Scratch scratch, RunListener heard) {
        this.project = project;
        this.scratch = scratch;
        RunListener listener = new RunListener() {
            @Override
            public void connectionBorrowed() {
                borrowers.add(running);
                heard.connectionBorrowed();
            }

            @Override
            public void planned(Operation operation, Steps steps) {
                heard.planned(operation, steps);
            }
        };
        this.runner = new RevisionRunner(
                scratch.session().heardBy(listener).with(project.arguments()),
                project.versions(scratch.session().dialect()));
    }

    /** {@return another rehearsal that starts where this one is now, with its rows; notes are not taken over} */
    Rehearsal copy() {
        return new Rehearsal(project, scratch.copy(), RunListener.SILENT);
    }

    /**
     * Runs one revision.
     *
     * @throws ExecutionException if it fails; the scratch database is as it was before it
     */
    void run(RevisionStep step) {
        running = step.revision().id();
        runner.run(step, project.loader().load(step.revision()));
    }

    /**
     * Runs revisions whose history must lead from nothing to where it ends by itself.
     *
     * @throws CommandException if one fails; it says what to do
     */
    void replay(List<RevisionStep> steps) {
        for (RevisionStep step : steps) {
            try {
                run(step);
            } catch (ExecutionException e) {
                throw new CommandException(
                        "The history cannot be replayed in a scratch database: revision " + running + " fails there. "
                                + e.why() + " A history that is replayed must lead from an empty database to its head"
                                + " by itself, without your rows: create in a revision what others rely on, and let a"
                                + " step that reads rows do nothing where there are none. `limbeck verify` tries each"
                                + " revision.",
                        e);
            }
        }
    }

    /** {@return the scratch database} */
    Scratch scratch() {
        return scratch;
    }

    /** {@return the scratch database as commands see a database} */
    Database database() {
        return scratch.database();
    }

    /** {@return what it has now} */
    Catalog reflect() {
        return scratch.reflect();
    }

    /** {@return what a person should know about what ran, a line each} */
    List<String> notes() {
        if (borrowers.isEmpty()) {
            return List.of();
        }
        boolean one = borrowers.size() == 1;
        return List.of((one ? "Revision " : "Revisions ") + String.join(", ", borrowers) + (one ? " uses" : " use")
                + " op.connection(); in the scratch database " + (one ? "it" : "they") + " ran without your rows");
    }

    @Override
    public void close() {
        scratch.close();
    }
}
