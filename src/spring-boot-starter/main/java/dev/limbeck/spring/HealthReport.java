package dev.limbeck.spring;

import dev.limbeck.LimbeckException;
import dev.limbeck.command.project.UnknownRevisionException;
import dev.limbeck.result.InProgress;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The health of the database's schema. A database at a revision that the application does not have is not a failure,
 * because a newer version of the application might have upgraded it; its state is reported as unknown.
 *
 * @param status a status of Spring Boot
 * @param details the details that are shown with the status
 */
record HealthReport(String status, Map<String, Object> details) {
    static HealthReport of(DatabaseState state) {
        Map<String, Object> details = new LinkedHashMap<>();
        try {
            DatabaseState.Position position = state.read();
            details.put("current", position.current());
            details.put("pending", position.pending());
            position.inProgress().map(InProgress::describe).ifPresent(text -> details.put("inProgress", text));
            boolean complete =
                    position.pending().isEmpty() && position.inProgress().isEmpty();
            return new HealthReport(complete ? "UP" : "OUT_OF_SERVICE", details);
        } catch (LimbeckException e) {
            details.put("error", String.valueOf(e.getMessage()));
            return new HealthReport(e.code().equals(UnknownRevisionException.CODE) ? "UNKNOWN" : "DOWN", details);
        }
    }
}
