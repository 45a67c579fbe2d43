package dev.limbeck.hibernate.scan;

import dev.limbeck.hibernate.database.HibernateVersion;
import dev.limbeck.hibernate.find.EntityLoader;
import dev.limbeck.hibernate.load.LibraryMismatch;
import dev.limbeck.spi.ModelException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Converts a Hibernate exception to a message with the class, the reason and the remedy. */
final class MappingFailure {
    private MappingFailure() {}

    /** {@return the exception to throw when Hibernate fails to read the mapping of the classes} */
    static ModelException explain(Throwable failure, List<Class<?>> classes, ClassLoader loader) {
        Set<String> reasons = new LinkedHashSet<>();
        Optional<String> mismatch = new LibraryMismatch(loader).explain(failure);
        if (mismatch.isPresent()) {
            return new ModelException(
                    HibernateVersion.provider() + " cannot read the mapping: " + mismatch.get(), failure);
        }
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String missing = EntityLoader.missingClass(cause);
            if (missing != null) {
                return new ModelException(
                        HibernateVersion.provider() + " cannot read the mapping" + where(reasons, classes)
                                + EntityLoader.explain("", cause),
                        failure);
            }
            if (cause instanceof UnsupportedClassVersionError) {
                return new ModelException(
                        HibernateVersion.provider() + " cannot read the mapping: " + cause.getMessage()
                                + ". Run Limbeck with the JDK that compiled the entities.",
                        failure);
            }
            add(reasons, text(cause));
        }
        String reason = String.join(": ", reasons);
        return new ModelException(
                HibernateVersion.provider() + " rejects the mapping" + where(reasons, classes) + reason
                        + (reason.endsWith(".") ? "" : ".")
                        + " The application would not start with it either; correct the mapping, compile, and run the"
                        + " command again.",
                failure);
    }

    /** Adds the text unless an earlier reason contains it: an exception often repeats the message of its cause. */
    private static void add(Set<String> reasons, String text) {
        if (reasons.stream().noneMatch(earlier -> earlier.contains(text))) {
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
