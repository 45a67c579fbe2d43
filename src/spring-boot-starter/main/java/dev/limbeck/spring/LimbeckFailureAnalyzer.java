package dev.limbeck.spring;

import dev.limbeck.LimbeckException;
import dev.limbeck.execute.failure.NoConnectionException;
import dev.limbeck.execute.failure.UnsupportedDatabaseException;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.core.env.Environment;

/** Reports a failed upgrade as a single message that states what to do, without a stack trace. */
final class LimbeckFailureAnalyzer extends AbstractFailureAnalyzer<LimbeckException> {
    private static final String EMBEDDED =
            "Use a supported database, or set limbeck.enabled=false. To make a test such as @DataJpaTest"
                    + " use the application's data source instead of an embedded database, add"
                    + " @AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE).";

    private final PropertyWording wording;

    /** Called by Spring Boot; there is no environment if the application failed before its environment was created. */
    LimbeckFailureAnalyzer(@Nullable Environment environment) {
        this.wording =
                new PropertyWording(environment != null && environment.getProperty("limbeck.database.url") != null);
    }

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, LimbeckException cause) {
        if (cause instanceof StarterException known) {
            return new FailureAnalysis(known.description(), known.action(), cause);
        }
        return new FailureAnalysis(wording.translate(String.valueOf(cause.getMessage())), action(cause.code()), cause);
    }

    /**
     * Returns advice that applies only to Spring Boot applications, and therefore is not part of the exception's
     * message.
     */
    private @Nullable String action(String code) {
        return switch (code) {
            case UnsupportedDatabaseException.CODE -> EMBEDDED;
            case NoConnectionException.CODE -> wording.connectionAdvice();
            default -> null;
        };
    }
}
