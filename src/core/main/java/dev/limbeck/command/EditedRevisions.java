package dev.limbeck.command;

import dev.limbeck.command.project.CommandException;
import dev.limbeck.command.project.Project;
import dev.limbeck.execute.Database;
import dev.limbeck.execute.LogTable;
import dev.limbeck.execute.failure.SqlErrors;
import dev.limbeck.result.Direction;
import dev.limbeck.revision.RevisionFile;
import dev.limbeck.revision.RevisionStep;
import dev.limbeck.revision.VersionRows;
import dev.limbeck.revision.graph.UpgradePath;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Finds applied revisions that were edited after they ran, according to the log table. */
final class EditedRevisions {
    private final Project project;

    EditedRevisions(Project project) {
        this.project = project;
    }

    /** {@return a line for each edited revision; none if there is no log table} */
    List<String> findWarnings(Database database) {
        List<String> warnings = new ArrayList<>();
        Map<String, LogTable.Entry> notes = notes(database);
        if (notes.isEmpty()) {
            return warnings;
        }
        VersionRows rows = project.readVersionRows(database);
        for (RevisionStep step : UpgradePath.findSteps(project.graph(), rows.ids())) {
            RevisionFile revision = step.revision();
            LogTable.Entry note = notes.get(revision.id());
            if (note != null && !project.loader().isUnchanged(revision, note.hash())) {
                warnings.add("Revision " + revision.title() + " was edited after it ran on this database at "
                        + note.startedAt() + ", so this database does not match the current content "
                        + "of " + revision.location() + "."
                        + " Restore the file, and put the new changes in another revision.");
            }
        }
        return warnings;
    }

    /** Returns the log entry of the last upgrade of each revision, by revision id. */
    private Map<String, LogTable.Entry> notes(Database database) {
        Map<String, LogTable.Entry> notes = new HashMap<>();
        project.logTable(database.dialect()).ifPresent(log -> {
            try {
                for (LogTable.Entry entry : log.read(database.connection())) {
                    if (entry.direction() == Direction.UPGRADE) {
                        notes.put(entry.revision(), entry);
                    }
                }
            } catch (SQLException e) {
                throw new CommandException(
                        SqlErrors.explain(database.dialect(), "The log table could not be read", e), e);
            }
        });
        return notes;
    }
}
