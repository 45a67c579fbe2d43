package dev.limbeck.hibernate.scan;

import dev.limbeck.spi.ModelException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Turns what Hibernate throws while it reads the mapping into one message with the class, the reason and the remedy. */
final class Refusal {
    private Refusal() {}

    static ModelException of(Throwable refused, List<Class<?>> classes) {
        Set<String> reasons = new LinkedHashSet<>();
        for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
            String missing = EntityLoader.missing(cause);
            if (missing != null) {
                return new ModelException(
                        HibernateVersion.provider() + " cannot read the mapping" + where(reasons, classes)
                                + EntityLoader.reason("", cause),
                        refused);
            }
            add(reasons, text(cause));
        }
        String reason = String.join(": ", reasons);
        return new ModelException(
                HibernateVersion.provider() + " refuses the mapping" + where(reasons, classes) + reason
                        + (reason.endsWith(".") ? "" : ".")
                        + " The application would not start with it either; correct the mapping, compile, and run this"
                        + " again.",
                refused);
    }

    /** A cause often repeats, or is repeated by, what stands around it. */
    private static void add(Set<String> reasons, String text) {
        if (reasons.stream().noneMatch(said -> said.contains(text))) {
            reasons.add(text);
        }
    }

    private static String text(Throwable cause) {
        String message = cause.getMessage();
        return message == null || message.isBlank() ? cause.getClass().getName() : message.strip();
    }

    private static String where(Set<String> reasons, List<Class<?>> classes) {
        if (reasons.stream().anyMatch(reason -> named(reason, classes, false) != null)) {
            return ": ";
        }
        for (String reason : reasons) {
            Class<?> suspect = named(reason, classes, true);
            if (suspect != null) {
                return " of " + suspect.getName() + ": ";
            }
        }
        return ": ";
    }

    private static @Nullable Class<?> named(String reason, List<Class<?>> classes, boolean simple) {
        for (Class<?> type : classes) {
            if (reason.contains(simple ? type.getSimpleName() : type.getName())) {
                return type;
            }
        }
        return null;
    }
}
