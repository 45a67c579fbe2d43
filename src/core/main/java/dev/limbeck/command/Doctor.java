package dev.limbeck.command;

import dev.limbeck.command.project.CommandException;
import dev.limbeck.command.project.DatabasePosition;
import dev.limbeck.command.project.IncompleteRevisions;
import dev.limbeck.command.project.LiveCatalog;
import dev.limbeck.command.project.Project;
import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.OnlineChanges;
import dev.limbeck.dialect.Scratches.LeftoverDatabase;
import dev.limbeck.dialect.Traits.Feature;
import dev.limbeck.execute.Access;
import dev.limbeck.execute.Database;
import dev.limbeck.execute.failure.SqlErrors;
import dev.limbeck.execute.step.IncompleteRevision;
import dev.limbeck.execute.step.Journal;
import dev.limbeck.result.DoctorResult;
import dev.limbeck.result.DoctorResult.Finding;
import dev.limbeck.result.DoctorResult.Status;
import dev.limbeck.revision.VersionRows;
import dev.limbeck.revision.graph.UpgradePath;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Examines the state of the database, for instance after a run was interrupted. Changes nothing. */
public final class Doctor {
    private static final String NOT_EXAMINED = "The server of database.scratch_url was not examined; the next command"
            + " that creates a scratch database there drops those that were left behind.";

    private final Project project;

    /** Creates the command for the given project. */
    public Doctor(Project project) {
        this.project = project;
    }

    /** {@return the findings} */
    public DoctorResult run() {
        try (Database database = project.openDatabase(Access.READ)) {
            if (database.wasMissing()) {
                String file = database.file().map(Object::toString).orElse("");
                return new DoctorResult(List.of(new Finding(
                        "database",
                        Status.NOTE,
                        "There is no database " + file + ".",
                        "Check database.url, or create the database with `limbeck upgrade head`.")));
            }
            try {
                List<Finding> findings = new ArrayList<>(List.of(
                        product(database),
                        position(database),
                        journal(database),
                        lock(database),
                        scratches(project, database),
                        leftovers(database)));
                views(database).ifPresent(findings::add);
                Optional<OnlineChanges> online = database.dialect().online();
                if (online.isPresent()) {
                    findings.add(indexes(database, online.get()));
                }
                return new DoctorResult(findings);
            } catch (SQLException e) {
                throw new CommandException(
                        SqlErrors.explain(database.dialect(), "The database could not be examined", e), e);
            }
        }
    }

    private static Finding ok(String subject, String text) {
        return new Finding(subject, Status.OK, text, null);
    }

    private static Finding product(Database database) throws SQLException {
        return ok(
                "database",
                database.dialect().traits().product() + " "
                        + database.dialect().reflector().version(database.connection()) + " answers.");
    }

    private Finding position(Database database) throws SQLException {
        String subject = "version-table";
        if (!project.versionTable(database.dialect()).exists(database.connection())) {
            return ok(subject, "There is no table " + project.versionTableName() + ": the database is at base.");
        }
        VersionRows rows = project.readVersionRows(database);
        try {
            DatabasePosition.requireKnown(project.graph(), rows);
        } catch (CommandException e) {
            return new Finding(subject, Status.PROBLEM, String.valueOf(e.getMessage()), null);
        }
        int pending = UpgradePath.findSteps(project.graph(), rows, "heads").size();
        return pending == 0
                ? ok(subject, "The database is at " + rows + ", and no revision is pending.")
                : new Finding(
                        subject,
                        Status.NOTE,
                        "The database is at " + rows + ", and "
                                + (pending == 1 ? "1 revision is" : pending + " revisions are") + " pending.",
                        "Apply them with `limbeck upgrade heads`.");
    }

    private Finding journal(Database database) throws SQLException {
        String subject = "journal";
        Journal journal = IncompleteRevisions.journal(project, database);
        if (!journal.exists()) {
            return ok(subject, "No revision is incomplete.");
        }
        Optional<IncompleteRevision> incomplete = journal.findIncomplete();
        return incomplete.isEmpty()
                ? new Finding(
                        subject,
                        Status.NOTE,
                        "No revision is incomplete, but the empty table " + Journal.NAME + " was left behind.",
                        "The next `limbeck upgrade` removes it.")
                : new Finding(
                        subject,
                        Status.PROBLEM,
                        "The database is " + incomplete.get().progress().describe() + ".",
                        IncompleteRevisions.advice(project, incomplete.get()));
    }

    private static Finding lock(Database database) throws SQLException {
        Optional<String> holder = database.dialect().sessions().findLockHolder(database.connection());
        return holder.isEmpty()
                ? ok("lock", "No other migrator holds the lock.")
                : new Finding(
                        "lock",
                        Status.NOTE,
                        "The lock is held by " + holder.get() + ".",
                        "Wait for that program to end. If it is no longer running, run `limbeck unlock`.");
    }

    private static Finding scratches(Project project, Database database) throws SQLException {
        List<LeftoverDatabase> found = database.dialect().scratches().findLeftovers(database.connection());
        boolean elsewhere = project.settings().database().scratchUrl() != null
                && !database.dialect().traits().has(Feature.EMBEDDED);
        if (found.isEmpty()) {
            return ok(
                    "scratch-databases",
                    elsewhere
                            ? "No scratch database was left behind on the server of the database. " + NOT_EXAMINED
                            : "No scratch database was left behind.");
        }
        List<String> left = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        List<String> drops = new ArrayList<>();
        for (LeftoverDatabase each : found) {
            if (each.origin() == null) {
                left.add(each.name());
            } else {
                unknown.add(each.name() + " (created by " + each.origin() + ")");
                drops.add("DROP DATABASE " + each.name() + ";");
            }
        }
        List<String> texts = new ArrayList<>();
        List<String> advice = new ArrayList<>();
        if (!left.isEmpty()) {
            texts.add("An interrupted run left scratch databases: " + String.join(", ", left) + ".");
            advice.add("The next command that creates a scratch database on this server drops them.");
        }
        if (!unknown.isEmpty()) {
            texts.add(
                    "Only the server to which their processes were connected knows whether these scratch databases are"
                            + " still in use: " + String.join(", ", unknown) + ".");
            advice.add("A command that creates a scratch database on that server drops those that are not in use. If"
                    + " the server no longer exists and the processes have ended, run: " + String.join(" ", drops));
        }
        if (elsewhere) {
            texts.add(NOT_EXAMINED);
        }
        return new Finding("scratch-databases", Status.NOTE, String.join(" ", texts), String.join(" ", advice));
    }

    private static Optional<Finding> views(Database database) throws SQLException {
        List<String> names = database.dialect().scratches().findLeftoverViews(database.connection());
        return names.isEmpty()
                ? Optional.empty()
                : Optional.of(new Finding(
                        "leftover-views",
                        Status.NOTE,
                        "Views of Limbeck, which no other command reports, were left by an interrupted run, or belong to a"
                                + " command that is running: " + String.join(", ", names) + ".",
                        "The next revision that replaces a view drops them. You can also drop them yourself."));
    }

    private static Finding indexes(Database database, OnlineChanges online) throws SQLException {
        List<String> names = online.findIncompleteIndexes(database.connection());
        return names.isEmpty()
                ? ok("indexes", "Every index is complete.")
                : new Finding(
                        "indexes",
                        Status.PROBLEM,
                        "These indexes could not be built; they slow down writes, and queries do not use them: "
                                + String.join(", ", names) + ".",
                        "Drop them, or run the revision that creates them; it replaces them.");
    }

    private static Finding leftovers(Database database) throws SQLException {
        Catalog catalog = LiveCatalog.read(database);
        List<String> names = new ArrayList<>();
        for (var table : catalog.tableNames()) {
            database.dialect()
                    .rows()
                    .findLeftovers(catalog, table)
                    .forEach(each ->
                            names.add(each.name() + " (of " + each.tool() + ", which was copying " + table + ")"));
        }
        return names.isEmpty()
                ? ok("leftover-tables", "No table was left behind by an interrupted copy.")
                : new Finding(
                        "leftover-tables",
                        Status.NOTE,
                        "These tables look like leftovers of an interrupted copy: " + String.join(", ", names) + ".",
                        "Check that the original tables have all of their rows, then drop the leftovers.");
    }
}
