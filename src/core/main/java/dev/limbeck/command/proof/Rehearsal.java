package dev.limbeck.command.proof;

import dev.limbeck.Migration;
import dev.limbeck.command.project.CommandException;
import dev.limbeck.command.project.LiveDefinitions;
import dev.limbeck.command.project.Project;
import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.execute.Database;
import dev.limbeck.execute.RevisionRunner;
import dev.limbeck.execute.RunContext;
import dev.limbeck.execute.RunListener;
import dev.limbeck.execute.Scratch;
import dev.limbeck.execute.VersionTable;
import dev.limbeck.execute.failure.ExecutionException;
import dev.limbeck.execute.record.BrokenUserCheck;
import dev.limbeck.execute.step.RecordedRevision;
import dev.limbeck.execute.step.StepwiseRunner;
import dev.limbeck.model.NameRules;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.Operation;
import dev.limbeck.result.InProgress.Resumption;
import dev.limbeck.revision.RevisionStep;
import dev.limbeck.settings.UpgradeSettings;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A scratch database, initially empty, on which revisions run as they do on a real database. */
public final class Rehearsal implements AutoCloseable {
    private final Project project;
    private final Scratch scratch;
    private final RevisionRunner runner;
    private final StepwiseRunner stepwise;
    private final RunContext session;
    private final Set<String> borrowers = new LinkedHashSet<>();
    private final Map<String, Set<String>> skipped = new TreeMap<>();
    private final List<String> extensions = new ArrayList<>();
    /** The extensions that were added before the current revision. */
    private final List<String> ahead = new ArrayList<>();

    private boolean extended;
    private final LiveDefinitions definitions;
    private final boolean imitates;
    private final Map<TableName, String> imitated = new TreeMap<>();
    private String running = "";
    private boolean viewsMayBreak;
    private Set<TableName> brokenViews = Set.of();

    /** Creates a rehearsal without a listener. */
    public Rehearsal(Project project, Dialect dialect) {
        this(project, dialect, RunListener.SILENT);
    }

    /** Creates a rehearsal with a listener. */
    public Rehearsal(Project project, Dialect dialect, RunListener other) {
        this(project, project.scratches(dialect).empty(), LiveDefinitions.of(project, dialect), other);
    }

    private Rehearsal(Project project, Scratch scratch, LiveDefinitions definitions, RunListener other) {
        this.project = project;
        this.scratch = scratch;
        this.definitions = definitions;
        this.imitates = definitions.imitate(scratch);
        RunListener listener = new RunListener() {
            @Override
            public void connectionBorrowed() {
                borrowers.add(running);
                other.connectionBorrowed();
            }

            @Override
            public void dialectsNamed(List<String> dialects, boolean included) {
                if (!included) {
                    skipped.computeIfAbsent(String.join(", ", dialects), key -> new LinkedHashSet<>())
                            .add(running);
                }
                other.dialectsNamed(dialects, included);
            }

            @Override
            public void nameRead(NameRules.Key key, String form) {
                other.nameRead(key, form);
            }

            @Override
            public void revisionRestarted(OperationPlan.Need need) {
                if (need == OperationPlan.Need.NO_TRANSACTION) {
                    addExtensionsAhead();
                }
                other.revisionRestarted(need);
            }

            @Override
            public void operationPlanned(Operation operation, OperationPlan steps) {
                viewsMayBreak |= BrokenUserCheck.mayBreakViews(operation);
                other.operationPlanned(operation, steps);
            }
        };
        this.session = scratch.session().withListener(listener).withArguments(project.arguments());
        VersionTable versions = project.versionTable(session.dialect());
        this.runner = new RevisionRunner(session, versions);
        this.stepwise = new StepwiseRunner(session, versions);
    }

    /**
     * {@return a new rehearsal that starts from the current state of this rehearsal, with its rows but without its
     * notes}
     */
    Rehearsal copy() {
        Rehearsal copy = new Rehearsal(project, scratch.copy(), definitions, RunListener.SILENT);
        copy.imitated.putAll(imitated);
        copy.extensions.addAll(extensions);
        copy.extended = extended;
        copy.viewsMayBreak = viewsMayBreak;
        copy.brokenViews = brokenViews;
        return copy;
    }

    /**
     * Runs one revision.
     *
     * @throws ExecutionException if the revision fails; the scratch database is then unchanged
     */
    void run(RevisionStep step) {
        running = step.revision().id();
        Migration migration = project.loader().load(step.revision());
        withExtensions(() -> runner.run(step, migration));
        rememberImitations();
    }

    /**
     * Runs one revision in the other form, if it has one: step by step instead of in one transaction.
     *
     * @throws ExecutionException if the revision fails
     */
    void runInOtherForm(RevisionStep step) {
        running = step.revision().id();
        Migration migration = project.loader().load(step.revision());
        if (hasOtherForm(step, migration)) {
            addExtensionsAhead();
            try {
                stepwise.run(step, migration, Resumption.ASK);
            } finally {
                keepUsedExtensions();
            }
        } else {
            withExtensions(() -> runner.run(step, migration));
        }
        rememberImitations();
    }

    /**
     * Runs the work. If a statement fails, adds the extensions of the live database that no revision creates, and runs
     * the work again. This is done only if there are such extensions and all changes of the failed revision were rolled
     * back.
     */
    private void withExtensions(Runnable work) {
        try {
            work.run();
        } catch (ExecutionException e) {
            if (!runner.isUndone() || !isOfStatement(e)) {
                throw e;
            }
            List<String> added = extended ? List.of() : definitions.addExtensions(scratch);
            extended = true;
            if (added.isEmpty()) {
                throw e;
            }
            extensions.addAll(added);
            work.run();
        } finally {
            keepUsedExtensions();
        }
    }

    /**
     * Adds the extensions of the live database before a revision that could not be repeated after a failure, because
     * the statements that ran before the failure would remain in effect.
     */
    private void addExtensionsAhead() {
        if (!extended) {
            ahead.addAll(definitions.addExtensions(scratch));
        }
    }

    /** Drops the extensions that were added before the revision and that the revision did not use. */
    private void keepUsedExtensions() {
        if (!ahead.isEmpty()) {
            List<String> used = definitions.dropUnusedExtensions(scratch, List.copyOf(ahead));
            ahead.clear();
            extensions.addAll(used);
        }
    }

    /**
     * Returns whether the server rejected a statement. A statement that was never sent would fail even with the
     * extensions.
     */
    private static boolean isOfStatement(Throwable failure) {
        Throwable cause = failure;
        while (cause != null && !(cause instanceof SQLException)) {
            cause = cause.getCause();
        }
        return cause != null;
    }

    /** {@return the views that can no longer be read, except for those that this method returned before} */
    List<TableName> findNewlyBrokenViews() {
        if (!viewsMayBreak) {
            return List.of();
        }
        viewsMayBreak = false;
        List<TableName> broken =
                BrokenUserCheck.findBrokenViews(session.dialect(), scratch.connection(), this::reflect);
        List<TableName> fresh =
                broken.stream().filter(view -> !brokenViews.contains(view)).toList();
        brokenViews = Set.copyOf(broken);
        return fresh;
    }

    /** Records the objects that currently use imitated definitions, because a later revision may drop them. */
    private void rememberImitations() {
        if (imitates || session.dialect().scratches().hasStandIns(scratch.connection())) {
            imitated.putAll(StandInNote.find(project.scratches(session.dialect()), reflect()));
        }
    }

    private boolean hasOtherForm(RevisionStep step, Migration migration) {
        try {
            return session.dialect().online().isPresent()
                    && project.settings().upgrade().online() != UpgradeSettings.Online.NEVER
                    && RecordedRevision.record(session, step, migration).complete();
        } catch (SQLException e) {
            throw new ExecutionException("The scratch database could not be read: " + e.getMessage(), e);
        }
    }

    /**
     * Runs revisions of a history that must work on an empty database.
     *
     * @throws CommandException if a revision fails; the message states what to do
     */
    public void replay(List<RevisionStep> steps) {
        for (RevisionStep step : steps) {
            try {
                run(step);
            } catch (ExecutionException e) {
                throw new CommandException(
                        "The history cannot be replayed in a scratch database: revision " + running + " fails there. "
                                + sentence(e.reason())
                                + " It must be possible to apply the whole history to an empty"
                                + " database, without your rows: create every object that a revision needs in an"
                                + " earlier"
                                + " revision, and let a"
                                + " step that reads rows do nothing if there are none. `limbeck verify` tries each"
                                + " revision.",
                        e);
            }
        }
    }

    private static String sentence(String text) {
        return text.endsWith(".") ? text : text + ".";
    }

    /** {@return the current schema, without the extensions of the live database, which no revision creates} */
    Snapshot snapshot() {
        return Snapshot.of(reflect()).without(extensions);
    }

    /** {@return the scratch database} */
    Scratch scratch() {
        return scratch;
    }

    /** {@return the scratch database as a {@code Database}} */
    public Database database() {
        return scratch.database();
    }

    /** {@return the current schema} */
    public Catalog reflect() {
        return scratch.reflect();
    }

    /** {@return notes for the user about the revisions that ran, one line each} */
    public List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (!borrowers.isEmpty()) {
            boolean one = borrowers.size() == 1;
            notes.add(subject(borrowers) + (one ? " uses" : " use") + " op.connection(); in the scratch database "
                    + (one ? "it" : "they") + " ran without your rows");
        }
        if (!extensions.isEmpty()) {
            notes.add("The database has these objects, which no revision creates and which were therefore "
                    + "added to the scratch database: "
                    + String.join(", ", extensions));
        }
        skipped.forEach((dialects, revisions) -> notes.add(subject(revisions)
                + (revisions.size() == 1 ? " has" : " have") + " operations only for " + dialects + ", which were not"
                + " run"));
        return notes;
    }

    /** {@return the notes, followed by lines that state what this rehearsal cannot prove} */
    List<String> proofNotes() {
        List<String> notes = notes();
        findImitations().ifPresent(note -> notes.add("Not fully proved: " + note));
        return notes;
    }

    /**
     * {@return a note that lists the objects that use imitated definitions after any of the revisions; empty if there
     * are none}
     */
    Optional<String> findImitations() {
        return StandInNote.of(imitated);
    }

    private static String subject(Set<String> revisions) {
        return (revisions.size() == 1 ? "Revision " : "Revisions ") + String.join(", ", revisions);
    }

    @Override
    public void close() {
        scratch.close();
    }
}
