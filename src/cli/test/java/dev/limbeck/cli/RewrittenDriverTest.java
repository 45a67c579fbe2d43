package dev.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.rewrite.RewritePackages;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.Properties;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.sqlite.JDBC;

/** Tests the SQLite driver with the changes that the build makes for the command. */
@Tag("slow")
final class RewrittenDriverTest {
    @TempDir
    private static Path folder;

    private static Path jar = Path.of("");

    @BeforeEach
    void rewriteDriver() throws Exception {
        if (jar.toString().isEmpty()) {
            Path original = jarOf(JDBC.class);
            Path whole = Files.copy(original, folder.resolve("whole.jar"));
            Path paths = Files.writeString(folder.resolve("class.path"), original.toString());
            RewritePackages.main(new String[] {
                paths.toString(), original.toString(), folder.resolve("lib").toString(), whole.toString()
            });
            jar = whole;
        }
    }

    private static Path jarOf(Class<?> type) throws Exception {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private static URLClassLoader loader() throws Exception {
        URL[] urls = {jar.toUri().toURL(), jarOf(Logger.class).toUri().toURL()};
        return new URLClassLoader(urls, ClassLoader.getPlatformClassLoader());
    }

    private static Connection connect(ClassLoader loader, Properties properties) throws Exception {
        Driver driver =
                (Driver) loader.loadClass("org.sqlite.JDBC").getConstructor().newInstance();
        return driver.connect("jdbc:sqlite::memory:", properties);
    }

    /** Returns the date format of the connection, or null if it does not exist yet. */
    private static Object format(Connection connection) throws Exception {
        Method getter = connection.getClass().getMethod("getConnectionConfig");
        Object config = getter.invoke(connection);
        Field field = config.getClass().getDeclaredField("dateFormat");
        field.setAccessible(true);
        return field.get(config);
    }

    @Test
    void theDateFormatIsCreatedWhenADateIsRead() throws Exception {
        try (URLClassLoader loader = loader();
                Connection connection = connect(loader, new Properties());
                Statement statement = connection.createStatement()) {
            assertThat(format(connection)).isNull();
            ResultSet rows = statement.executeQuery("select '2026-11-30 10:20:30.500'");
            assertThat(rows.next()).isTrue();
            assertThat(rows.getTimestamp(1)).isEqualTo(java.sql.Timestamp.valueOf("2026-11-30 10:20:30.5"));
            assertThat(format(connection)).isNotNull();
        }
    }

    @Test
    void theDateFormatOfTheConnectionIsUsed() throws Exception {
        Properties properties = new Properties();
        properties.setProperty("date_string_format", "dd.MM.yyyy");
        try (URLClassLoader loader = loader();
                Connection connection = connect(loader, properties);
                Statement statement = connection.createStatement()) {
            ResultSet rows = statement.executeQuery("select '30.11.2026'");
            assertThat(rows.next()).isTrue();
            assertThat(rows.getDate(1)).isEqualTo(java.sql.Date.valueOf("2026-11-30"));
        }
    }

    @Test
    void aWrongDateFormatIsReportedOnConnecting() throws Exception {
        Properties properties = new Properties();
        properties.setProperty("date_string_format", "qqq");
        try (URLClassLoader loader = loader()) {
            assertThatThrownBy(() -> connect(loader, properties))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("qqq");
        }
    }

    @Test
    void theUnpackedLibraryIsLoaded() throws Exception {
        Path unpacked = folder.resolve("native");
        Training.unpackSqlite(unpacked);
        System.setProperty("org.sqlite.lib.path", unpacked.toString());
        try (URLClassLoader loader = loader();
                Connection connection = connect(loader, new Properties());
                Statement statement = connection.createStatement()) {
            ResultSet rows = statement.executeQuery("select 1");
            assertThat(rows.next()).isTrue();
            assertThat(rows.getInt(1)).isEqualTo(1);
        } finally {
            System.clearProperty("org.sqlite.lib.path");
        }
    }
}
