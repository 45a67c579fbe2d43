package dev.limbeck.app;

import dev.limbeck.command.Check;
import dev.limbeck.command.Current;
import dev.limbeck.command.Downgrade;
import dev.limbeck.command.Heads;
import dev.limbeck.command.History;
import dev.limbeck.command.Pending;
import dev.limbeck.command.Upgrade;
import dev.limbeck.command.project.CommandException;
import dev.limbeck.command.project.Project;
import dev.limbeck.execute.RunListener;
import dev.limbeck.result.CheckResult;
import dev.limbeck.result.RevisionInfo;
import dev.limbeck.result.RunResult;
import java.util.List;

/**
 * Migrates the database of an application, with the revisions that were compiled with the application. Several
 * instances may start at the same time: each revision is applied by one of them, while the other instances wait and
 * then skip it.
 *
 * <p>Every method may throw a {@link dev.limbeck.LimbeckException}. Its message states what happened and what to do, and
 * its code identifies the failure. A revision that fails has no effect. No message contains a password.
 */
public final class Limbeck {
    private final Project project;
    private final RunListener listener;

    Limbeck(Project project, RunListener listener) {
        this.project = project;
        this.listener = listener;
    }

    /** {@return a new configuration; it reads no file or environment variable unless the application asks for it} */
    public static Configuration configure() {
        return new Configuration();
    }

    /**
     * Applies the revisions up to the target; does nothing if the database is already at the target.
     *
     * @param target a revision, as on the command line: {@code head}, {@code heads}, an id, {@code +1}
     */
    public RunResult upgrade(String target) {
        requireRevisions();
        return new Upgrade(project, listener).run(target);
    }

    /**
     * Reverts revisions until the database is at the target.
     *
     * @param target a revision, as on the command line: {@code base}, an id, {@code -1}
     */
    public RunResult downgrade(String target) {
        return new Downgrade(project, listener).run(target);
    }

    /** {@return the current revisions of the database; none for an empty database} */
    public List<RevisionInfo> current() {
        return new Current(project).run();
    }

    /** {@return the revisions that {@code upgrade("heads")} would apply, in that order; none if all are applied} */
    public List<RevisionInfo> pending() {
        requireRevisions();
        return new Pending(project).run("heads");
    }

    /** {@return all revisions, newest first; the current ones are marked} */
    public List<RevisionInfo> history() {
        return new History(project).run(true);
    }

    /** {@return the revisions that no other revision follows} */
    public List<RevisionInfo> heads() {
        return new Heads(project).run();
    }

    /**
     * {@return the differences between the database and the entities}
     *
     * <p>Requires {@code limbeck-hibernate} and Hibernate on the class path, and {@link Configuration#entities}.
     */
    public CheckResult check() {
        if (project.settings().model().classpath().isEmpty()) {
            throw new CommandException(
                    "The packages of the entities are not configured: set them with entities(\"…\").");
        }
        return new Check(project).run();
    }

    /** Without this check, an application that does not find its revisions would silently start without tables. */
    private void requireRevisions() {
        if (heads().isEmpty()) {
            throw new CommandException("No revision was found in the package "
                    + project.settings().revisions().packageName()
                    + ". Set the package of the compiled revisions with revisions(\"…\"), and make sure that they are"
                    + " packaged with the application.");
        }
    }
}
