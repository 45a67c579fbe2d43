package dev.limbeck.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.Planner;
import dev.limbeck.dialect.Reflector;
import dev.limbeck.dialect.Rows;
import dev.limbeck.dialect.Sameness;
import dev.limbeck.dialect.Scratches;
import dev.limbeck.dialect.ScriptSyntax;
import dev.limbeck.dialect.Sessions;
import dev.limbeck.dialect.SqlSyntax;
import dev.limbeck.dialect.Traits;
import dev.limbeck.dialect.Urls;
import dev.limbeck.execute.failure.ExecutionException;
import dev.limbeck.sqlite.SqliteDialect;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests that dialects are found in the class loader of the core and in the configured class loader, and nowhere else.
 */
class DialectsTest {
    @TempDir
    private Path folder;

    /** Returns an instance that accepts the URLs that begin with the given text. */
    static Urls urls(String prefix) {
        return new Urls() {
            @Override
            public boolean supports(String jdbcUrl) {
                return jdbcUrl.startsWith(prefix);
            }

            @Override
            public String example(String name) {
                return prefix + name;
            }
        };
    }

    /** An SQLite dialect with a different name and URL. */
    public static class Other implements Dialect {
        private final Dialect sqlite = new SqliteDialect();

        @Override
        public String name() {
            return "other";
        }

        @Override
        public Traits traits() {
            return sqlite.traits();
        }

        @Override
        public Urls urls() {
            return DialectsTest.urls("jdbc:other:");
        }

        @Override
        public SqlSyntax words() {
            return sqlite.words();
        }

        @Override
        public Reflector reflector() {
            return sqlite.reflector();
        }

        @Override
        public Planner planner() {
            return sqlite.planner();
        }

        @Override
        public Sessions sessions() {
            return sqlite.sessions();
        }

        @Override
        public Scratches scratches() {
            return sqlite.scratches();
        }

        @Override
        public Rows rows() {
            return sqlite.rows();
        }

        @Override
        public Sameness sameness() {
            return sqlite.sameness();
        }

        @Override
        public ScriptSyntax script() {
            return sqlite.script();
        }
    }

    /** A second dialect with the name of the first. */
    public static final class SameName extends Other {}

    /** A dialect that cannot be created. */
    public static final class Failing extends Other {
        public Failing() {
            throw new IllegalStateException("the server's library is missing");
        }
    }

    private URL services(Class<?>... dialects) throws IOException {
        Path file = folder.resolve("META-INF/services").resolve(Dialect.class.getName());
        Files.createDirectories(file.getParent());
        Files.write(file, List.of(dialects).stream().map(Class::getName).toList());
        return folder.toUri().toURL();
    }

    private URLClassLoader child(Class<?>... dialects) throws IOException {
        return new URLClassLoader(new URL[] {services(dialects)}, DialectsTest.class.getClassLoader());
    }

    @Test
    void sqliteNeedsNoServicesFile() throws Exception {
        assertThat(ServiceLoader.load(Dialect.class, Dialects.class.getClassLoader()))
                .as("there is no services file for it")
                .noneMatch(SqliteDialect.class::isInstance);
        assertThat(Dialects.installed().forUrl("jdbc:sqlite:shop.db").name()).isEqualTo("sqlite");
        assertThat(Dialects.installed().embedded().name()).isEqualTo("sqlite");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:")) {
            assertThat(Dialects.installed().forConnection(connection).name()).isEqualTo("sqlite");
        }
    }

    @Test
    void theConfiguredLoaderAddsDialects() throws IOException {
        try (URLClassLoader loader = child(Other.class)) {
            Dialects dialects = Dialects.installed().and(() -> loader);
            assertThat(dialects.forUrl("jdbc:other:shop")).isInstanceOf(Other.class);
            assertThat(dialects.forUrl("jdbc:sqlite:shop.db")).isInstanceOf(SqliteDialect.class);
            assertThatThrownBy(() -> dialects.forUrl("jdbc:third:shop"))
                    .isInstanceOf(ExecutionException.class)
                    .hasMessageContaining("jdbc:third:…")
                    .hasMessageContaining("supports only SQLite and SQLite");
        }
    }

    @Test
    void theConfiguredLoaderIsNotOpenedForADatabaseOfCore() {
        Dialects dialects = Dialects.installed().and(() -> {
            throw new AssertionError("opened");
        });
        assertThat(dialects.forUrl("jdbc:sqlite:shop.db").name()).isEqualTo("sqlite");
    }

    @Test
    void theLoaderOfTheThreadIsNotUsed() throws IOException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        try (URLClassLoader loader = child(Other.class)) {
            thread.setContextClassLoader(loader);
            assertThat(Dialects.installed().find("jdbc:other:shop")).isEmpty();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    @Test
    void aDialectOfAnotherLimbeckIsSkipped() throws IOException {
        URL classes = SqliteDialect.class.getProtectionDomain().getCodeSource().getLocation();
        URL tests = Other.class.getProtectionDomain().getCodeSource().getLocation();
        URL[] urls = {services(Other.class), classes, tests};
        try (URLClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
            assertThat(Dialects.installed().and(() -> loader).find("jdbc:other:shop"))
                    .as("its interface is that of the other Limbeck")
                    .isEmpty();
        }
    }

    @Test
    void twoDialectsWithOneNameAreAnError() throws IOException {
        try (URLClassLoader loader = child(Other.class, SameName.class)) {
            Dialects dialects = Dialects.installed().and(() -> loader);
            assertThatThrownBy(() -> dialects.find("jdbc:other:shop"))
                    .isInstanceOf(ExecutionException.class)
                    .hasMessageContaining(Other.class.getName())
                    .hasMessageContaining(SameName.class.getName());
        }
    }

    @Test
    void aDialectThatFailsIsAnError() throws IOException {
        try (URLClassLoader loader = child(Failing.class)) {
            Dialects dialects = Dialects.installed().and(() -> loader);
            assertThatThrownBy(() -> dialects.find("jdbc:other:shop"))
                    .isInstanceOf(ExecutionException.class)
                    .hasMessageContaining("the server's library is missing");
        }
    }
}
