package dev.limbeck.execute;

import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.Traits.Feature;
import dev.limbeck.dialect.Urls;
import dev.limbeck.execute.failure.ExecutionException;
import dev.limbeck.execute.failure.UnsupportedDatabaseException;
import dev.limbeck.execute.lookup.DialectSearch;
import dev.limbeck.execute.lookup.DriverLookup;
import dev.limbeck.execute.lookup.UnsupportedUrl;
import dev.limbeck.spi.ConnectionSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The databases that Limbeck supports. Dialects are looked up in the class loader that loaded Limbeck's core. If no
 * dialect supports the URL, the search continues in a second class loader, such as the class loader of the model's
 * class path. The context class loader of the thread is never used, because it depends on the caller.
 */
public final class Dialects {
    private static @Nullable Dialects ofCore;

    private final DialectSearch search;
    private final ConnectionSource connections;

    private Dialects(DialectSearch search, ConnectionSource connections) {
        this.search = search;
        this.connections = connections;
    }

    private Dialects(DialectSearch search, Supplier<ClassLoader> drivers) {
        this(search, new DriverLookup(drivers, url -> urls(search, url)));
    }

    private static Optional<Urls> urls(DialectSearch search, String url) {
        return search.first(dialect -> dialect.urls().supports(url)).map(Dialect::urls);
    }

    /** {@return the dialects on the class path of Limbeck} */
    public static synchronized Dialects installed() {
        Dialects known = ofCore;
        if (known == null) {
            // This is a lambda, because Java creates several classes for a method reference to a caller-sensitive
            // method.
            known = new Dialects(DialectSearch.ofLimbeck(), () -> Dialects.class.getClassLoader());
            ofCore = known;
        }
        return known;
    }

    /**
     * {@return these dialects and those of the given class loader, which are loaded only for a database that these
     * dialects do not support; the JDBC drivers of the class loader are used as well}
     */
    public Dialects and(Supplier<ClassLoader> loader) {
        return new Dialects(search.then(loader), loader);
    }

    /**
     * {@return a copy of these dialects that uses the given source to open all connections, including those to scratch
     * databases}
     */
    public Dialects connecting(ConnectionSource source) {
        return new Dialects(search, (url, properties) -> {
            Connection connection = source.open(url, properties);
            if (connection == null) {
                throw new SQLException(
                        "The supplied connection source returned no connection for " + UnsupportedUrl.scheme(url));
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
        return search.first(dialect -> dialect.traits().has(Feature.EMBEDDED))
                .orElseThrow(() -> new ExecutionException("database.url is not set, and there is no dialect for an"
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
     * {@return the dialect of the database at the given address; its scratch databases are opened with the user name
     * and the password of the address}
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
                .orElseThrow(() -> new UnsupportedDatabaseException(new UnsupportedUrl(url, search.all()).explain()));
    }

    /** {@return the dialect that supports the given URL} */
    public Optional<Dialect> find(String url) {
        return search.first(dialect -> dialect.urls().supports(url));
    }

    /** {@return the dialect with the given name, which opens its scratch databases itself} */
    public Optional<Dialect> named(String name) {
        return search.first(dialect -> dialect.name().equals(name)).map(dialect -> dialect.connecting(connections));
    }
}
