package dev.limbeck.execute;

import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.Traits.Feature;
import dev.limbeck.execute.failure.ExecutionException;
import dev.limbeck.execute.failure.UnsupportedDatabaseException;
import dev.limbeck.spi.ConnectionSource;
import java.lang.System.Logger.Level;
import java.lang.reflect.InvocationTargetException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The databases that Limbeck supports. Dialects are looked up in the class loader that loaded Limbeck's core. If no
 * dialect supports the URL, the search continues in a second class loader, such as the class loader of the model's
 * class path. The context class loader of the thread is never used, because it depends on the caller.
 */
public final class Dialects {
    /**
     * The dialects that are also found without a services file, which may be missing in a JAR that was merged from
     * several JARs.
     */
    private static final List<String> BUILT_IN = List.of("dev.limbeck.sqlite.SqliteDialect");

    /** The number of errors in one class loader after which the search in this class loader stops. */
    private static final int MAX_ERRORS = 20;

    private static @Nullable Dialects ofCore;

    private final List<Dialect> installed;
    private final @Nullable Supplier<ClassLoader> others;
    private final ConnectionSource connections;
    private @Nullable List<Dialect> all;

    private Dialects(List<Dialect> installed, @Nullable Supplier<ClassLoader> others, ConnectionSource connections) {
        this.installed = installed;
        this.others = others;
        this.connections = connections;
    }

    /** {@return the dialects on the class path of Limbeck} */
    public static synchronized Dialects installed() {
        Dialects known = ofCore;
        if (known == null) {
            known = new Dialects(
                    find(Dialects.class.getClassLoader(), builtIn()),
                    null,
                    new DriverLookup(Dialects.class::getClassLoader));
            ofCore = known;
        }
        return known;
    }

    /**
     * {@return these dialects, extended by the dialects of the given class loader, which are loaded only if these
     * dialects do not support a database; the JDBC drivers of the class loader are used as well}
     */
    public Dialects and(Supplier<ClassLoader> loader) {
        return new Dialects(installed, loader, new DriverLookup(loader));
    }

    /**
     * {@return a copy of these dialects that opens the connections to all databases, including scratch databases, with
     * the given source}
     */
    public Dialects connecting(ConnectionSource source) {
        return new Dialects(installed, others, (url, properties) -> {
            Connection connection = source.open(url, properties);
            if (connection == null) {
                throw new SQLException("The supplied source of connections returned none for " + scheme(url));
            }
            return connection;
        });
    }

    /** Opens a connection to a database. */
    Connection connect(String url, Properties properties) throws SQLException {
        return connections.open(url, properties);
    }

    /**
     * {@return the dialect of an embedded database, for work that does not need a real database}
     *
     * @throws ExecutionException if there is no dialect of an embedded database
     */
    public Dialect embedded() {
        return first(dialect -> dialect.traits().has(Feature.EMBEDDED))
                .orElseThrow(() -> new ExecutionException("database.url is not set, and there is no dialect of an"
                        + " embedded database on the class path. Set database.url."))
                .connecting(connections);
    }

    /**
     * {@return the dialect of the database at the given JDBC URL}
     *
     * @throws ExecutionException if the database is not supported
     */
    public Dialect forUrl(String url) {
        return require(url).connecting(connections).at(url);
    }

    /**
     * {@return the dialect of the database at the given address; its scratch databases are opened with the user name and
     * the password of the address}
     *
     * @throws ExecutionException if the database is not supported
     */
    public Dialect forAddress(DatabaseAddress address) {
        Dialect dialect = forUrl(address.url());
        Properties credentials = address.credentials();
        if (credentials.isEmpty() || dialect.traits().has(Feature.EMBEDDED)) {
            return dialect;
        }
        return dialect.connecting((url, properties) -> {
            Properties all = new Properties();
            all.putAll(credentials);
            all.putAll(properties);
            return connections.open(url, all);
        });
    }

    /**
     * {@return the dialect of a connected database}
     *
     * @throws ExecutionException if the database is not supported
     */
    public Dialect forConnection(Connection connection) throws SQLException {
        String url = connection.getMetaData().getURL();
        return require(url == null ? "" : url).connecting(connections).like(connection);
    }

    private Dialect require(String url) {
        return find(url)
                .orElseThrow(() -> new UnsupportedDatabaseException(
                        url.isBlank()
                                ? "The URL of the database is empty: the URL must begin with jdbc: and the name of a"
                                        + " supported database" + example() + "."
                                : "Limbeck supports " + products() + " only; the URL " + scheme(url)
                                        + "… is for another database" + example() + "."));
    }

    private String products() {
        return all().isEmpty()
                ? "the databases of dialects on the class path"
                : all().stream().map(dialect -> dialect.traits().product()).collect(Collectors.joining(", "));
    }

    private String example() {
        return all().isEmpty()
                ? ""
                : ". A URL that it supports is, for instance, "
                        + all().get(0).urls().example("shoplist");
    }

    /** {@return the dialect that supports the given URL} */
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

    /** Returns the known dialects and the dialects of the class loader. */
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
     * Ignores an error without a cause, such as a class that implements the interface of another copy of Limbeck on the
     * class path. Throws an exception for any other error.
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
        System.getLogger(Dialects.class.getName()).log(Level.DEBUG, message, reason);
    }

    private static String scheme(String url) {
        String[] parts = url.split(":", 3);
        boolean named = parts.length > 2 && parts[0].equals("jdbc");
        return parts.length < 2 ? "" : named ? "jdbc:" + parts[1] + ":" : parts[0] + ":";
    }
}
