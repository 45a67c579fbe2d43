package dev.limbeck.result;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The result of {@code limbeck doctor}.
 *
 * @param findings the findings, one for each subject
 */
public record DoctorResult(List<Finding> findings) {
    /** Copies the list. */
    public DoctorResult {
        findings = List.copyOf(findings);
    }

    /** {@return true if none of the findings is a problem} */
    public boolean isHealthy() {
        return findings.stream().noneMatch(each -> each.status() == Status.PROBLEM);
    }

    /** {@return the finding about the given subject} */
    public Finding about(String subject) {
        return findings.stream()
                .filter(each -> each.subject().equals(subject))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no finding about " + subject));
    }

    /** How serious a finding is. */
    public enum Status {
        /** There is no problem. */
        OK,
        /** The state is unusual, but may be intended. */
        NOTE,
        /** There is a problem that the user must fix. */
        PROBLEM
    }

    /**
     * The finding about one subject.
     *
     * @param subject {@code database}, {@code version-table}, {@code journal}, {@code lock}, {@code scratch-databases},
     *     {@code leftover-tables} or {@code leftover-views}
     * @param status how serious the finding is
     * @param text the finding, as a sentence
     * @param advice the recommended action, or null
     */
    public record Finding(String subject, Status status, String text, @Nullable String advice) {}
}
