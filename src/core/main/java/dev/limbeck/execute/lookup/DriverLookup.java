package dev.limbeck.execute.lookup;

import dev.limbeck.dialect.Urls;
import dev.limbeck.dialect.Urls.JdbcDriver;
import dev.limbeck.spi.ConnectionSource;
import java.lang.System.Logger.Level;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Connects with the JDBC drivers on the class path of Limbeck, and with the drivers of a second class loader, such as
 * the class loader of the model's class path. Limbeck cannot obtain the drivers of the second class loader from {@link
 * DriverManager}.
 */
public final class DriverLookup implements ConnectionSource {
    /** The number of errors after which the search for drivers stops. */
    private static final int MAX_ERRORS = 20;

    private final Supplier<ClassLoader> loader;
    private final Function<String, Optional<Urls>> urls;
    private @Nullable List<Driver> others;

    /**
     * Creates a lookup.
     *
     * @param loader the second class loader, requested only if Limbeck's class path has no driver for a URL
     * @param urls returns the drivers that are known to the dialect of a URL; if Limbeck's class path has the usual
     *     driver, no other driver is loaded
     */
    public DriverLookup(Supplier<ClassLoader> loader, Function<String, Optional<Urls>> urls) {
        this.loader = loader;
        this.urls = urls;
    }

    @Override
    public Connection open(String url, Properties properties) throws SQLException {
        Optional<Urls> rules = urls.apply(url);
        Optional<JdbcDriver> known = rules.flatMap(Urls::driver);
        Optional<Driver> own =
                known.isPresent() ? known.get().find(DriverLookup.class.getClassLoader()) : Optional.empty();
        Connection connection = connect(own, url, properties);
        if (connection != null) {
            return connection;
        }
        Optional<String> other = rules.flatMap(each -> each.forOtherDriver(url));
        connection = other.isPresent() ? connect(Optional.empty(), other.get(), properties) : null;
        if (connection != null) {
            return connection;
        }
        String[] parts = url.split(":", 3);
        String scheme = parts[0] + ":" + (parts.length > 1 ? parts[1] : "");
        if (own.isPresent()) {
            throw new SQLException("The JDBC driver " + known.get().artifact() + " does not accept the URL " + scheme
                    + ":…. " + rules.get().adviceIfRejected(url));
        }
        throw new SQLException("There is no JDBC driver for " + scheme
                + " on the class path of Limbeck, the application or the model. Add "
                + known.map(driver -> "the dependency " + driver.artifact()).orElse("the driver as a dependency")
                + ".");
    }

    /**
     * Connects with the given driver, or else with any driver that accepts the URL; returns null if there is none.
     *
     * @throws SQLException if the driver cannot connect; some drivers report a wrong value in the URL with an unchecked
     *     exception instead
     */
    private @Nullable Connection connect(Optional<Driver> own, String url, Properties properties) throws SQLException {
        try {
            return connectWithDriver(own, url, properties);
        } catch (IllegalArgumentException e) {
            throw new SQLException(
                    "The JDBC driver does not accept a parameter of the URL (" + e.getMessage()
                            + "). Correct database.url.",
                    e);
        }
    }

    private @Nullable Connection connectWithDriver(Optional<Driver> own, String url, Properties properties)
            throws SQLException {
        if (own.isPresent() && own.get().acceptsURL(url)) {
            Connection connection = own.get().connect(url, properties);
            if (connection != null) {
                return connection;
            }
        }
        for (Driver driver : DriverManager.drivers().toList()) {
            if (driver.acceptsURL(url)) {
                return DriverManager.getConnection(url, properties);
            }
        }
        for (Driver driver : others()) {
            Connection connection = driver.acceptsURL(url) ? driver.connect(url, properties) : null;
            if (connection != null) {
                return connection;
            }
        }
        return null;
    }

    private synchronized List<Driver> others() {
        List<Driver> known = others;
        if (known == null) {
            known = find(loader.get());
            others = known;
        }
        return known;
    }

    private static List<Driver> find(ClassLoader loader) {
        List<Driver> found = new ArrayList<>();
        Iterator<Driver> drivers = ServiceLoader.load(Driver.class, loader).iterator();
        for (int errors = 0; errors < MAX_ERRORS; ) {
            try {
                if (!drivers.hasNext()) {
                    break;
                }
                found.add(drivers.next());
            } catch (ServiceConfigurationError e) {
                errors++;
                System.getLogger(DriverLookup.class.getName()).log(Level.DEBUG, "Skipped a JDBC driver", e);
            }
        }
        return List.copyOf(found);
    }
}
