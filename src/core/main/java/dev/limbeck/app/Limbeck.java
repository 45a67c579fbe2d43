package dev.limbeck.app;

import dev.limbeck.command.Check;
import dev.limbeck.command.CheckResult;
import dev.limbeck.command.CommandException;
import dev.limbeck.command.Current;
import dev.limbeck.command.Downgrade;
import dev.limbeck.command.Heads;
import dev.limbeck.command.History;
import dev.limbeck.command.Pending;
import dev.limbeck.command.Project;
import dev.limbeck.command.RevisionInfo;
import dev.limbeck.command.RunResult;
import dev.limbeck.command.Upgrade;
import dev.limbeck.execute.RunListener;
import java.util.List;

/**
 * Migrates an application's own database, with the revisions that were compiled with the application. Several instances
 * may start at once: one of them applies a revision, the others wait for it and find nothing left to do.
 *
 * <p>Every method may throw {@link dev.limbeck.command.CommandException},
 * {@link dev.limbeck.execute.ExecutionException}, {@link dev.limbeck.revision.RevisionException} or
 * {@link dev.limbeck.load.RevisionLoadException}: the message says what happened and what to do, and what was not
 * finished was not begun. No message holds a password.
 */
public final class Limbeck {
    private final Project project;
    private final RunListener listener;

    Limbeck(Project project, RunListener listener) {
        this.project = project;
        this.listener = listener;
    }

    /** {@return a configuration to fill in; it reads no file and no variable unless told to} */
    public static Configuration configure() {
        return new Configuration();
    }

    /**
     * Applies the revisions up to the target; does nothing when the database is there already.
     *
     * @param target a revision as on the command line: {@code head}, {@code heads}, an id, {@code +1}
     */
    public RunResult upgrade(String target) {
        requireRevisions();
        return new Upgrade(project, listener).run(target);
    }

    /**
     * Takes revisions back until the database is at the target.
     *
     * @param target a revision as on the command line: {@code base}, an id, {@code -1}
     */
    public RunResult downgrade(String target) {
        return new Downgrade(project, listener).run(target);
    }

    /** {@return the revisions the database is at; none for an empty database} */
    public List<RevisionInfo> current() {
        return new Current(project).run();
    }

    /** {@return the revisions that {@code upgrade("heads")} would apply, in that order; none when all is done} */
    public List<RevisionInfo> pending() {
        requireRevisions();
        return new Pending(project).run("heads");
    }

    /** {@return every revision, newest first, with those the database is at marked} */
    public List<RevisionInfo> history() {
        return new History(project).run(true);
    }

    /** {@return the revisions that nothing follows} */
    public List<RevisionInfo> heads() {
        return new Heads(project).run();
    }

    /**
     * {@return what the database lacks, or has too much of, for the entities}
     *
     * <p>Needs {@code limbeck-hibernate} and Hibernate on the class path, and {@link Configuration#entities}.
     */
    public CheckResult check() {
        if (project.settings().model().classpath().isEmpty()) {
            throw new CommandException(
                    "Nothing says where the entities are: name their packages with entities(\"…\").");
        }
        return new Check(project).run();
    }

    /** An application that finds none of its revisions would start on a database without tables, and say nothing. */
    private void requireRevisions() {
        if (heads().isEmpty()) {
            throw new CommandException("No revision was found in the package "
                    + project.settings().revisions().packageName()
                    + ". Name the package of the compiled revisions with revisions(\"…\"), and see that they are packed"
                    + " into the application.");
        }
    }
}
