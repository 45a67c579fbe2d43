package dev.limbeck.execute.lookup;

import dev.limbeck.dialect.Dialect;
import dev.limbeck.execute.failure.ExecutionException;
import java.lang.System.Logger.Level;
import java.lang.reflect.InvocationTargetException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A search for dialects in a class loader. Each search takes place only if the previous one did not find the required
 * dialect, so that the classes of other databases are not loaded.
 */
public final class DialectSearch {
    /**
     * The dialects that are found even if the services file is missing, as it may be in a JAR that was merged from
     * several JARs.
     */
    private static final List<String> BUILT_IN = List.of("dev.limbeck.sqlite.SqliteDialect");

    /** The number of errors in one class loader after which the search in this class loader stops. */
    private static final int MAX_ERRORS = 20;

    private final @Nullable DialectSearch previous;
    private final Supplier<ClassLoader> loader;
    private @Nullable List<Dialect> found;

    private DialectSearch(@Nullable DialectSearch previous, Supplier<ClassLoader> loader) {
        this.previous = previous;
        this.loader = loader;
    }

    /** {@return a search that considers the built-in dialects first, and then the dialects on Limbeck's class path} */
    public static DialectSearch ofLimbeck() {
        // This is a lambda, because Java creates several classes for a method reference to a caller-sensitive method.
        Supplier<ClassLoader> loader = () -> DialectSearch.class.getClassLoader();
        DialectSearch builtIn = new DialectSearch(null, loader);
        builtIn.found = builtIn();
        return builtIn.then(loader);
    }

    /** {@return a search that continues this search in another class loader} */
    public DialectSearch then(Supplier<ClassLoader> other) {
        return new DialectSearch(this, other);
    }

    /** {@return the first dialect that meets the condition} */
    public Optional<Dialect> first(Predicate<Dialect> condition) {
        DialectSearch before = previous;
        Optional<Dialect> known = before == null ? Optional.empty() : before.first(condition);
        return known.isPresent() ? known : all().stream().filter(condition).findFirst();
    }

    /** {@return the dialects of this search and of the previous searches} */
    public synchronized List<Dialect> all() {
        List<Dialect> known = found;
        if (known == null) {
            DialectSearch before = previous;
            known = find(loader.get(), before == null ? List.of() : before.all());
            found = known;
        }
        return known;
    }

    private static List<Dialect> builtIn() {
        List<Dialect> found = new ArrayList<>();
        for (String name : BUILT_IN) {
            try {
                Class<?> type = Class.forName(name, true, DialectSearch.class.getClassLoader());
                found.add((Dialect) type.getConstructor().newInstance());
            } catch (ClassNotFoundException e) {
                log("The built-in dialect " + name + " is not on the class path", e);
            } catch (InvocationTargetException
                    | NoSuchMethodException
                    | InstantiationException
                    | IllegalAccessException e) {
                throw new IllegalStateException(name, e);
            }
        }
        return List.copyOf(found);
    }

    /** Returns the known dialects, followed by the others that the class loader finds. */
    private static List<Dialect> find(ClassLoader loader, List<Dialect> known) {
        List<Dialect> found = new ArrayList<>(known);
        Iterator<Dialect> providers = ServiceLoader.load(Dialect.class, loader).iterator();
        for (int errors = 0; errors < MAX_ERRORS; ) {
            try {
                if (!providers.hasNext()) {
                    break;
                }
                add(found, providers.next());
            } catch (ServiceConfigurationError e) {
                errors++;
                reject(e);
            }
        }
        return List.copyOf(found);
    }

    private static void add(List<Dialect> found, Dialect dialect) {
        for (Dialect other : found) {
            if (other.getClass() == dialect.getClass()) {
                return;
            }
            if (other.name().equals(dialect.name())) {
                throw new ExecutionException("The class path has two dialects named " + dialect.name() + ": "
                        + other.getClass().getName() + " and "
                        + dialect.getClass().getName() + ". Remove one of them.");
            }
        }
        found.add(dialect);
    }

    /**
     * Ignores an error without a cause, such as the error for a class that implements the interface of another copy of
     * Limbeck on the class path. Throws an exception for any other error.
     */
    private static void reject(ServiceConfigurationError error) {
        if (error.getCause() != null) {
            throw new ExecutionException(
                    "A dialect cannot be used: " + error.getMessage() + " (" + error.getCause()
                            + "). Remove it from the class path, or correct it.",
                    error);
        }
        log("Skipped a dialect", error);
    }

    private static void log(String message, Throwable reason) {
        System.getLogger(DialectSearch.class.getName()).log(Level.DEBUG, message, reason);
    }
}
