package dev.limbeck.command.project;

import dev.limbeck.execute.Database;
import dev.limbeck.execute.LogTable;
import dev.limbeck.execute.failure.SqlErrors;
import dev.limbeck.result.Direction;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** Reads the times at which revisions were applied from the log table. */
public final class AppliedTimes {
    private final Project project;

    /** Creates the reader for the log table of the given project. */
    public AppliedTimes(Project project) {
        this.project = project;
    }

    /** {@return the time at which each applied revision was applied, by revision id; empty if there is no log table} */
    public Map<String, Instant> read(Database database) {
        Map<String, Instant> times = new HashMap<>();
        project.logTable(database.dialect()).ifPresent(log -> {
            try {
                for (LogTable.Entry entry : log.read(database.connection())) {
                    if (entry.direction() == Direction.UPGRADE) {
                        times.put(entry.revision(), entry.startedAt());
                    } else {
                        times.remove(entry.revision());
                    }
                }
            } catch (SQLException e) {
                throw new CommandException(
                        SqlErrors.explain(database.dialect(), "The log table could not be read", e), e);
            }
        });
        return times;
    }

    /** {@return whether the settings specify a log table and a database to read it from} */
    public boolean isAvailable() {
        String log = project.settings().revisions().logTable();
        boolean named = project.settings().database().url() != null
                || project.application().dataSource() != null;
        return log != null && !log.isEmpty() && named;
    }
}
