package dev.limbeck.spring;

import dev.limbeck.LimbeckException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Reports a failed upgrade as a single message that states what to do, without a stack trace. */
final class LimbeckFailureAnalyzer extends AbstractFailureAnalyzer<LimbeckException> {
    private static final String EMBEDDED =
            "Use a supported database, or set limbeck.enabled=false. A test such as @DataJpaTest that replaces the data"
                    + " source by an embedded database keeps the one of the application with"
                    + " @AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE).";

    LimbeckFailureAnalyzer() {}

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, LimbeckException cause) {
        if (cause instanceof StarterException known) {
            return new FailureAnalysis(known.description(), known.action(), cause);
        }
        return new FailureAnalysis(String.valueOf(cause.getMessage()), action(cause.code()), cause);
    }

    /**
     * Returns advice that applies only to Spring Boot applications, so that the message of the exception does not
     * contain it.
     */
    private static @Nullable String action(String code) {
        return code.equals("unsupported-database") ? EMBEDDED : null;
    }
}
