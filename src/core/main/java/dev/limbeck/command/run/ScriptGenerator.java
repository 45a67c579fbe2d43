package dev.limbeck.command.run;

import dev.limbeck.command.project.CommandException;
import dev.limbeck.command.project.DatabasePosition;
import dev.limbeck.command.project.IncompleteRevisions;
import dev.limbeck.command.project.LiveCatalog;
import dev.limbeck.command.project.Project;
import dev.limbeck.command.project.RevisionDescriber;
import dev.limbeck.command.proof.Rehearsal;
import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.PlanOptions;
import dev.limbeck.dialect.Traits.Feature;
import dev.limbeck.execute.Access;
import dev.limbeck.execute.Database;
import dev.limbeck.execute.RevisionRunner;
import dev.limbeck.execute.RunContext;
import dev.limbeck.execute.RunListener;
import dev.limbeck.execute.Scratch;
import dev.limbeck.execute.ScriptWriter;
import dev.limbeck.execute.failure.ExecutionException;
import dev.limbeck.result.ScriptResult;
import dev.limbeck.revision.RevisionStep;
import dev.limbeck.revision.RowChange;
import dev.limbeck.revision.VersionRows;
import dev.limbeck.revision.graph.RevisionGraph;
import dev.limbeck.revision.graph.RevisionRange;
import dev.limbeck.revision.graph.UpgradePath;
import dev.limbeck.settings.UpgradeSettings;
import java.nio.file.Files;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Writes the statements of a run as a script. The revisions run in a scratch database. The scratch database has the
 * schema of the live database if the script starts at the current revisions of that database, and otherwise the schema
 * that the earlier revisions create.
 */
public final class ScriptGenerator {
    private final Project project;
    private final RunListener listener;
    private final String oldest;
    private final Dialect dialect;
    private final List<String> warnings = new ArrayList<>();

    /** Creates the generator; the script supports the given version of the database and later ones. */
    public ScriptGenerator(Project project, RunListener listener, String oldest) {
        this.project = project;
        this.listener = listener;
        this.oldest = oldest;
        this.dialect = project.dialect();
    }

    /** {@return the range of an upgrade, from its lower to its upper end} */
    public static RevisionRange upgradeRange(String text) {
        return RevisionRange.parse(text);
    }

    /** {@return the range of a downgrade, from the upper to the lower end; the defaults are heads and base} */
    public static RevisionRange downgradeRange(String text) {
        RevisionRange.parse(text);
        int colon = text.indexOf(':');
        String from = text.substring(0, colon).strip();
        String to = text.substring(colon + 1).strip();
        return new RevisionRange(from.isEmpty() ? "heads" : from, to.isEmpty() ? "base" : to);
    }

    /**
     * {@return the script for a revision or a range}
     *
     * @param target a revision, or a range
     * @param live returns the steps from the current revisions of a database
     * @param range returns the steps of the range
     */
    public ScriptResult run(
            String target,
            BiFunction<RevisionGraph, VersionRows, List<RevisionStep>> live,
            Function<RevisionGraph, List<RevisionStep>> range) {
        if (target.contains(":")) {
            List<RevisionStep> steps = range.apply(project.graph());
            VersionRows before =
                    steps.isEmpty() ? VersionRows.NONE : steps.get(0).before();
            return fromHistory("No database was read", before, steps);
        }
        if (!hasDatabase()) {
            VersionRows base = VersionRows.NONE;
            return fromHistory("There is no database yet", base, live.apply(project.graph(), base));
        }
        try (Database database = project.openDatabase(Access.READ)) {
            IncompleteRevisions.requireNone(project, database);
            VersionRows before = project.readVersionRows(database);
            DatabasePosition.requireKnown(project.graph(), before);
            return fromLive(database, before, live.apply(project.graph(), before));
        }
    }

    /** Returns whether there is a database; if not, the script starts at base. */
    private boolean hasDatabase() {
        Optional<String> url = project.databaseUrl();
        return project.application().dataSource() != null
                || project.settings().database().unreadable() != null
                || (url.isPresent()
                        && dialect.urls().file(url.get()).map(Files::exists).orElse(true));
    }

    private ScriptResult fromHistory(String why, VersionRows before, List<RevisionStep> steps) {
        try (Rehearsal rehearsal = new Rehearsal(project, dialect)) {
            if (!steps.isEmpty()) {
                rehearsal.replay(UpgradePath.findSteps(project.graph(), before.ids()));
                warnings.addAll(rehearsal.notes());
            }
            return from(rehearsal.reflect(), why + ": the script begins at " + before, before, steps);
        }
    }

    private ScriptResult fromLive(Database database, VersionRows before, List<RevisionStep> steps) {
        String start = "The script begins at " + before + ", the current revision of the database";
        Catalog live = LiveCatalog.read(database);
        return project.results()
                .commonReplay(
                        database,
                        "script from " + before,
                        live,
                        ScriptResult.class,
                        () -> from(live, start, before, steps));
    }

    /** Creates the script on a copy of the schema without rows, because the script itself checks the rows. */
    private ScriptResult from(Catalog schema, String start, VersionRows before, List<RevisionStep> steps) {
        try (DryRun dryRun = new DryRun(project, dialect, schema, before)) {
            warnings.addAll(dryRun.warnings());
            return write(dryRun, start, before, steps);
        }
    }

    private ScriptResult write(DryRun dryRun, String start, VersionRows before, List<RevisionStep> steps) {
        RevisionRun.requireReversible(steps);
        PlanOptions options = new PlanOptions(oldest, false, true);
        boolean online =
                dialect.online().isPresent() && project.settings().upgrade().online() == UpgradeSettings.Online.ALWAYS;
        RunContext plain = dryRun.session(online ? options.forSingleStatements() : options, listener);
        ScriptWriter script = new ScriptWriter(
                plain, project.versionTable(dialect), project.databaseUrl().orElse(null));
        project.logTable(dialect).ifPresent(log -> script.logTo(log, project.loader()::hash));
        RevisionRunner runner = dryRun.runner(plain.withListener(script));
        for (RevisionStep step : steps) {
            String headline = RevisionRun.headline(step);
            listener.revisionStarted(
                    step.direction(),
                    RevisionRun.from(step),
                    RevisionRun.to(step),
                    step.revision().message());
            script.addRevision(headline, step, () -> run(runner, step));
        }
        VersionRows after =
                steps.isEmpty() ? before : steps.get(steps.size() - 1).after();
        RevisionDescriber infos = new RevisionDescriber(project.graph(), before);
        return new ScriptResult(
                dialect.script().comment(start + ", and ends at " + after + ".") + "\n" + script,
                before.ids(),
                after.ids(),
                steps.stream().map(step -> infos.describe(step.revision())).toList(),
                warnings);
    }

    private void run(RevisionRunner runner, RevisionStep step) {
        try {
            runner.run(step, project.loader().load(step.revision()));
        } catch (ExecutionException e) {
            throw new CommandException(
                    "No script was written: revision " + step.revision().id() + " cannot be part of a script. "
                            + e.reason(),
                    e);
        }
    }

    /** {@return a script that changes only the version table} */
    public ScriptResult stamp(String start, VersionRows before, List<RowChange> changes) {
        VersionRows after = before.apply(changes);
        String script = alone(each -> each.addTransaction("Stamp " + after, before, changes));
        return new ScriptResult(
                dialect.script().comment(start + ", and ends at " + after + ".") + "\n" + script,
                before.ids(),
                after.ids(),
                List.of(),
                List.of());
    }

    /** {@return a script that creates the version table if it is missing} */
    public ScriptResult versionTable() {
        String name = project.settings().revisions().versionTable();
        String script = alone(each -> each.addVersionTable("Create the version table " + name));
        return new ScriptResult(script, List.of(), List.of(), List.of(), List.of());
    }

    /** Writes a script that does not depend on a schema, so that no scratch database has to be created on a server. */
    private String alone(Consumer<ScriptWriter> written) {
        if (!dialect.traits().has(Feature.EMBEDDED)) {
            return alone(written, NoConnection.create());
        }
        try (Scratch scratch = project.scratches(dialect).empty()) {
            return alone(written, scratch.connection());
        }
    }

    private String alone(Consumer<ScriptWriter> written, Connection connection) {
        RunContext session = new RunContext(
                dialect,
                connection,
                new PlanOptions(oldest, false, true),
                listener,
                project.settings().database().lockTimeout());
        ScriptWriter script = new ScriptWriter(session, project.versionTable(dialect), null);
        written.accept(script);
        return script.toString();
    }

    /** {@return whether a stamp reads the current revisions from a database} */
    public boolean readsDatabase() {
        return hasDatabase();
    }
}
