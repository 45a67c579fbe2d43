package dev.limbeck.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.settings.SettingKey;
import java.io.File;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.Callable;
import javax.tools.ToolProvider;
import org.h2.Driver;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.JDBC;

/** Tests connections from drivers that are in another class loader, and connections that the caller supplies. */
final class ConnectionsTest {
    private static final Path REVISIONS = Path.of("test", "resources", "published", "23e2921", "classes");

    /**
     * A program that uses everything that opens scratch databases: it plans changes, verifies the history and compares
     * schemas.
     */
    private static final String PLUGIN =
            """
            import dev.limbeck.app.Limbeck;
            import java.util.concurrent.Callable;
            public record Plugin(String url, boolean supplied) implements Callable<String> {
                @Override
                public String call() throws Exception {
                    var configuration = Limbeck.configure()
                            .databaseUrl(url)
                            .revisions("db.published")
                            .classLoader(Plugin.class.getClassLoader());
                    if (supplied) {
                        configuration.connections(new org.sqlite.JDBC()::connect);
                    }
                    Limbeck limbeck = configuration.load();
                    return limbeck.upgrade("heads").revisions().size() + " " + limbeck.drift().changes()
                            + limbeck.verify().isBroken();
                }
            }
            """;

    /** A program that runs the command; apart from its own class path, there is only that of the model. */
    private static final String COMMAND =
            """
            import dev.limbeck.command.Upgrade;
            import dev.limbeck.command.project.Project;
            import dev.limbeck.execute.RunListener;
            import dev.limbeck.settings.Settings;
            import java.nio.file.Path;
            import java.util.List;
            import java.util.Map;
            import java.util.concurrent.Callable;
            import java.util.stream.Stream;
            public record Command(String url, String libraries) implements Callable<String> {
                @Override
                public String call() throws Exception {
                    var settings = Settings.builder()
                            .withoutFile()
                            .variables(Map.of())
                            .databaseUrl(url)
                            .modelClasspath(List.of())
                            .modelLibraries(Stream.of(libraries.split(",")).map(Path::of).toList())
                            .revisionsLocations(List.of(Path.of("none")))
                            .revisionsPackage("db.published")
                            .load();
                    return "" + new Upgrade(Project.open(settings), RunListener.SILENT).run("heads").revisions().size();
                }
            }
            """;

    @TempDir
    private Path folder = Path.of(".");

    private static URL location(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }

    /** Runs the plugin. Its class loader can load the driver, but the class loader of Limbeck cannot. */
    private String run(boolean supplied, String url) throws Exception {
        compile("Plugin", PLUGIN);
        URL[] core = {location(Limbeck.class), location(NullMarked.class)};
        URL[] project = {
            folder.toUri().toURL(), REVISIONS.toAbsolutePath().toUri().toURL(), location(JDBC.class)
        };
        try (URLClassLoader coreLoader = new URLClassLoader(core, ClassLoader.getPlatformClassLoader());
                URLClassLoader projectLoader = new URLClassLoader(project, coreLoader)) {
            Object plugin = projectLoader
                    .loadClass("Plugin")
                    .getConstructor(String.class, boolean.class)
                    .newInstance(url, supplied);
            return (String) ((Callable<?>) plugin).call();
        }
    }

    private void compile(String name, String text) throws Exception {
        Path source = Files.writeString(folder.resolve(name + ".java"), text);
        String classPath = Path.of(location(Limbeck.class).toURI())
                + File.pathSeparator
                + Path.of(location(JDBC.class).toURI());
        assertThat(ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-d", folder.toString(), "-cp", classPath, source.toString()))
                .isZero();
    }

    @Test
    void aDriverThatOnlyTheProjectHasIsFound() throws Exception {
        assertThat(run(false, "jdbc:sqlite:" + folder.resolve("a.db") + "?date_class=TEXT"))
                .isEqualTo("5 []false");
        assertThatThrownBy(() -> run(false, "jdbc:sqlite:" + folder.resolve("b.db") + "?date_clas=TEXT"))
                .hasMessageContaining("has no parameter \"date_clas\"");
        assertThat(Path.of(":memory:?date_clas=TEXT")).doesNotExist();
    }

    @Test
    void aDriverOfTheModelIsFound() throws Exception {
        String revisions = REVISIONS.toAbsolutePath().toString();
        compile("Command", COMMAND);
        URL[] core = {
            location(Limbeck.class), location(NullMarked.class), folder.toUri().toURL()
        };
        try (URLClassLoader coreLoader = new URLClassLoader(core, ClassLoader.getPlatformClassLoader())) {
            Class<?> command = coreLoader.loadClass("Command");
            Object found = command.getConstructor(String.class, String.class)
                    .newInstance(
                            "jdbc:sqlite:" + folder.resolve("a.db"),
                            revisions + "," + Path.of(location(JDBC.class).toURI()));
            assertThat(((Callable<?>) found).call()).isEqualTo("5");
            Object missing = command.getConstructor(String.class, String.class)
                    .newInstance("jdbc:sqlite:" + folder.resolve("b.db"), revisions);
            assertThatThrownBy(((Callable<?>) missing)::call)
                    .hasMessageContaining("There is no JDBC driver for jdbc:sqlite on the class path of Limbeck,");
        }
    }

    @Test
    void theCallerSuppliesTheConnections() throws Exception {
        assertThat(run(true, "jdbc:sqlite:" + folder.resolve("a.db"))).isEqualTo("5 []false");
    }

    @Test
    void everyConnectionComesFromTheCaller() {
        List<String> opened = new ArrayList<>();
        List<Properties> credentials = new ArrayList<>();
        String url = "jdbc:sqlite:" + folder.resolve("a.db");
        Limbeck limbeck = Limbeck.configure()
                .databaseUrl(url)
                .settings(keys ->
                        keys.set(SettingKey.DATABASE_USERNAME, "ann").set(SettingKey.DATABASE_PASSWORD, "secret"))
                .revisions("db.published")
                .classLoader(published())
                .connections((opening, properties) -> {
                    opened.add(opening);
                    credentials.add(properties);
                    return DriverManager.getConnection(opening);
                })
                .load();
        limbeck.upgrade("heads");
        limbeck.drift();
        assertThat(opened)
                .contains(url, "jdbc:sqlite::memory:")
                .allMatch(each -> each.equals(url) || each.startsWith("jdbc:sqlite::memory:"));
        assertThat(credentials.get(opened.indexOf(url)))
                .containsEntry("user", "ann")
                .containsEntry("password", "secret");
        assertThat(credentials.get(opened.indexOf("jdbc:sqlite::memory:"))).isEmpty();
    }

    @Test
    void aSourceThatFailsIsNamed() throws IOException {
        String url = "jdbc:sqlite:" + folder.resolve("a.db");
        Configuration configuration =
                Limbeck.configure().databaseUrl(url).revisions("db.published").classLoader(published());
        assertThatThrownBy(() -> configuration
                        .connections((opening, properties) -> {
                            throw new SQLException("no more connections");
                        })
                        .load()
                        .upgrade("heads"))
                .hasMessageContaining("no more connections");
        assertThatThrownBy(() ->
                        configuration.connections(new Driver()::connect).load().upgrade("heads"))
                .hasMessageContaining("The supplied connection source returned no connection for jdbc:sqlite:")
                .hasMessageNotContaining("a.db");
        assertThat(folder.resolve("a.db")).doesNotExist();
    }

    private static ClassLoader published() {
        try {
            return new URLClassLoader(
                    new URL[] {REVISIONS.toAbsolutePath().toUri().toURL()}, Limbeck.class.getClassLoader());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
