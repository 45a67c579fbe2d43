package dev.limbeck.maven;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.DriverPropertyInfo;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Registers the JDBC drivers on the class path of a project. {@link DriverManager} shows a caller only the drivers that
 * the caller's class loader can load, so each driver is wrapped by a driver of the plugin.
 */
final class ProjectDrivers implements AutoCloseable {
    private final URLClassLoader loader;
    private final List<Driver> registered = new ArrayList<>();

    private ProjectDrivers(URLClassLoader loader) {
        this.loader = loader;
    }

    /**
     * {@return the drivers on the given class path, which are registered until this object is closed}
     *
     * @throws SQLException if a driver cannot be registered
     */
    static ProjectDrivers register(List<Path> classpath) throws SQLException {
        URL[] urls = classpath.stream().map(ProjectDrivers::url).toArray(URL[]::new);
        ProjectDrivers drivers = new ProjectDrivers(new URLClassLoader("limbeck-drivers", urls, new MavenLogging()));
        for (Driver driver : ServiceLoader.load(Driver.class, drivers.loader)) {
            Driver wrapped = new Delegate(driver);
            DriverManager.registerDriver(wrapped);
            drivers.registered.add(wrapped);
        }
        return drivers;
    }

    private static URL url(Path entry) {
        try {
            return entry.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("Not a folder or jar: " + entry, e);
        }
    }

    /** {@return whether the class path has no driver} */
    boolean isEmpty() {
        return registered.isEmpty();
    }

    @Override
    public void close() throws SQLException {
        for (Driver driver : registered) {
            DriverManager.deregisterDriver(driver);
        }
        try {
            loader.close();
        } catch (IOException e) {
            throw new UncheckedIOException("A jar of the project's class path cannot be closed", e);
        }
    }

    /** Loads the JDK, and SLF4J from Maven, so that drivers log to Maven's log. */
    private static final class MavenLogging extends ClassLoader {

        MavenLogging() {
            super("limbeck-logging", ClassLoader.getPlatformClassLoader());
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            if (name.startsWith("org.slf4j.")) {
                return ProjectDrivers.class.getClassLoader().loadClass(name);
            }
            throw new ClassNotFoundException(name);
        }
    }

    /** A driver of the plugin's class loader that passes every call to a driver of the project. */
    private record Delegate(Driver driver) implements Driver {

        @Override
        public @Nullable Connection connect(String url, Properties properties) throws SQLException {
            return driver.connect(url, properties);
        }

        @Override
        public boolean acceptsURL(String url) throws SQLException {
            return driver.acceptsURL(url);
        }

        @Override
        public DriverPropertyInfo[] getPropertyInfo(String url, Properties properties) throws SQLException {
            return driver.getPropertyInfo(url, properties);
        }

        @Override
        public int getMajorVersion() {
            return driver.getMajorVersion();
        }

        @Override
        public int getMinorVersion() {
            return driver.getMinorVersion();
        }

        @Override
        public boolean jdbcCompliant() {
            return driver.jdbcCompliant();
        }

        @Override
        public Logger getParentLogger() throws SQLFeatureNotSupportedException {
            return driver.getParentLogger();
        }
    }
}
