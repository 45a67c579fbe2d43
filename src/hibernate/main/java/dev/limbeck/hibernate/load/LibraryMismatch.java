package dev.limbeck.hibernate.load;

import dev.limbeck.hibernate.find.EntityLoader;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.Version;
import org.jspecify.annotations.Nullable;

/**
 * Recognizes errors in libraries that were compiled for a different version of Hibernate or Jakarta Persistence than
 * the version that reads the entities. Adding a jar does not fix such an error.
 */
public final class LibraryMismatch {
    private static final String PERSISTENCE = "jakarta.persistence.";
    private static final String HIBERNATE = "org.hibernate.";

    /** The packages below {@code org.hibernate} that are in jars other than hibernate-core. */
    private static final List<String> OTHER_JARS = List.of(
            "agroal.",
            "annotations.common.",
            "c3p0.",
            "cache.jcache.",
            "community.",
            "envers.",
            "hikaricp.",
            "jpamodelgen.",
            "micrometer.",
            "models.",
            "processor.",
            "reactive.",
            "search.",
            "spatial.",
            "testing.",
            "validator.",
            "vector.");

    private static final Pattern CLASS_NAME =
            Pattern.compile("\\b(?:org[./]hibernate|jakarta[./]persistence)[./][\\w./$]+");

    private final ClassLoader loader;
    private final ClassUsers users;

    /** Creates an explainer for errors that occurred while classes of the given class loader were used. */
    public LibraryMismatch(ClassLoader loader) {
        this.loader = loader;
        this.users = new ClassUsers(loader);
    }

    /**
     * {@return the library that failed, the reason and the remedy; empty for any other error}
     *
     * @param failure an error that occurred while Hibernate was running
     */
    public Optional<String> explain(Throwable failure) {
        return explain(failure, "A library on the class path");
    }

    /**
     * {@return the reason and the remedy as a continuation of a sentence about a class; empty for any other error}
     *
     * @param failure an error that occurred while the class was loaded
     */
    public Optional<String> explainLoading(Throwable failure) {
        return explain(failure, "it");
    }

    private Optional<String> explain(Throwable failure, String unknownUser) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            String wanted = wantedClass(cause);
            if (wanted != null && isOfCore(wanted)) {
                return Optional.of(explain(user(failure, owner(wanted), unknownUser), wanted, wanted));
            }
            if (cause instanceof IncompatibleClassChangeError) {
                return Optional.of(incompatible(failure, cause, unknownUser));
            }
        }
        return Optional.empty();
    }

    private static @Nullable String wantedClass(Throwable cause) {
        String missing = EntityLoader.missingClass(cause);
        return missing == null ? null : missing.replaceAll("[\\[;]|^L", "");
    }

    private static boolean isOfCore(String name) {
        return name.startsWith(PERSISTENCE)
                || (name.startsWith(HIBERNATE)
                        && OTHER_JARS.stream().noneMatch(name.substring(HIBERNATE.length())::startsWith));
    }

    private String incompatible(Throwable failure, Throwable cause, String unknownUser) {
        String message = String.valueOf(cause.getMessage());
        Matcher named = CLASS_NAME.matcher(message);
        if (named.find() && isOfCore(named.group().replace('/', '.'))) {
            String owned = named.group().replace('/', '.');
            return explain(user(failure, owner(owned), unknownUser), owned, message);
        }
        return user(failure, null, unknownUser)
                + " was compiled for another version of a library on the class path (" + cause + "). Use compatible"
                + " versions; the application would not start with these either.";
    }

    private String user(Throwable failure, @Nullable String owner, String unknownUser) {
        return users.find(failure, owner).orElse(unknownUser);
    }

    /** Returns a class from the jar that should contain the missing class. */
    private static String owner(String name) {
        return name.startsWith(PERSISTENCE) ? "jakarta.persistence.Entity" : Version.class.getName();
    }

    private String explain(String user, String owned, String wanted) {
        boolean persistence = owned.startsWith(PERSISTENCE);
        return user + " uses " + wanted + ", which " + (persistence ? users.jar(owner(owned)) : hibernate())
                + " does not have. " + remedy(persistence);
    }

    private String hibernate() {
        return (isOfProject() ? "" : "Limbeck's own ") + "Hibernate ORM " + Version.getVersionString();
    }

    private boolean isOfProject() {
        return Version.class.getClassLoader() == loader;
    }

    private String remedy(boolean persistence) {
        if (!isOfProject()) {
            return "Hibernate is not on the model's class path: write the class path to a file with \"mvn"
                    + " dependency:build-classpath -Dmdep.outputFile=target/classpath.txt\" or the Gradle task in"
                    + " docs/guide/recipes.md, and set model.classpath_file in limbeck.toml to that file, so that"
                    + " the project's own Hibernate reads the entities.";
        }
        return persistence
                ? "Use the version of jakarta.persistence-api that this Hibernate requires."
                : "Use the version of that library that this Hibernate requires, and compile your own classes with it.";
    }
}
