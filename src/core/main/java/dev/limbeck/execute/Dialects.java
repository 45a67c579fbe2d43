package dev.limbeck.execute;

import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.Traits.Feature;
import dev.limbeck.execute.failure.ExecutionException;
import java.lang.System.Logger.Level;
import java.lang.reflect.InvocationTargetException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The databases that Limbeck supports. Dialects are looked up in the class loader that defined Limbeck's core, and then,
 * if none of them is for the URL, in another one, such as that of the model's class path. The class loader of the thread
 * is never used, because it depends on the caller.
 */
public final class Dialects {
    /** Found without a services file, which a jar that merges several others may have lost. */
    private static final List<String> BUILT_IN = List.of("dev.limbeck.sqlite.SqliteDialect");

    /** More errors than this in one class loader mean that it cannot be searched. */
    private static final int MAX_ERRORS = 20;

    private static @Nullable Dialects ofCore;

    private final List<Dialect> installed;
    private final @Nullable Supplier<ClassLoader> others;
    private @Nullable List<Dialect> all;

    private Dialects(List<Dialect> installed, @Nullable Supplier<ClassLoader> others) {
        this.installed = installed;
        this.others = others;
    }

    /** {@return the dialects on the class path of Limbeck} */
    public static synchronized Dialects installed() {
        Dialects known = ofCore;
        if (known == null) {
            known = new Dialects(find(Dialects.class.getClassLoader(), builtIn()), null);
            ofCore = known;
        }
        return known;
    }

    /** {@return these dialects and, if a database needs another one, those of that class loader} */
    public Dialects and(Supplier<ClassLoader> loader) {
        return new Dialects(installed, loader);
    }

    /**
     * {@return the dialect of an embedded database, for work that does not need a real database}
     *
     * @throws ExecutionException if there is none
     */
    public Dialect embedded() {
        return first(dialect -> dialect.traits().has(Feature.EMBEDDED))
                .orElseThrow(() -> new ExecutionException("database.url is not set, and there is no dialect of an"
                        + " embedded database on the class path. Set database.url."));
    }

    /**
     * {@return the dialect of the database at the given JDBC URL}
     *
     * @throws ExecutionException if the database is not supported
     */
    public Dialect forUrl(String url) {
        return require(url).at(url);
    }

    /**
     * {@return the dialect of a connected database}
     *
     * @throws ExecutionException if the database is not supported
     */
    public Dialect forConnection(Connection connection) throws SQLException {
        String url = connection.getMetaData().getURL();
        return require(url == null ? "" : url).like(connection);
    }

    private Dialect require(String url) {
        return find(url)
                .orElseThrow(() -> new ExecutionException((url.isBlank()
                                ? "The URL of the database is empty"
                                : "Limbeck does not support the database at the URL " + scheme(url) + "…")
                        + ": the URL must begin with jdbc: and the name of a supported database, which is one of "
                        + all().stream().map(Dialect::name).collect(Collectors.joining(", "))
                        + ", for instance jdbc:sqlite:shoplist.db."));
    }

    /** {@return the dialect whose URLs include this one} */
    public Optional<Dialect> find(String url) {
        return first(dialect -> dialect.urls().supports(url));
    }

    private Optional<Dialect> first(Predicate<Dialect> condition) {
        Optional<Dialect> found = installed.stream().filter(condition).findFirst();
        return found.isPresent() || others == null
                ? found
                : all().stream().filter(condition).findFirst();
    }

    private List<Dialect> all() {
        List<Dialect> known = all;
        if (known == null) {
            known = others == null ? installed : find(others.get(), installed);
            all = known;
        }
        return known;
    }

    private static List<Dialect> builtIn() {
        List<Dialect> found = new ArrayList<>();
        for (String name : BUILT_IN) {
            try {
                Class<?> type = Class.forName(name, true, Dialects.class.getClassLoader());
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
        return found;
    }

    /** Returns the known dialects and those of the loader. */
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

    /** A class that implements the interface of another Limbeck on the class path is not a dialect for this one. */
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
        System.getLogger(Dialects.class.getName()).log(Level.DEBUG, message, reason);
    }

    private static String scheme(String url) {
        String[] parts = url.split(":", 3);
        boolean named = parts.length > 2 && parts[0].equals("jdbc");
        return parts.length < 2 ? "" : named ? "jdbc:" + parts[1] + ":" : parts[0] + ":";
    }
}
