package dev.limbeck.app;

import dev.limbeck.command.project.Application;
import dev.limbeck.command.project.Project;
import dev.limbeck.settings.Settings;
import dev.limbeck.settings.SettingsBuilder;
import dev.limbeck.spi.ConnectionSource;
import dev.limbeck.spi.ModelSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of Limbeck in an application. The most common settings have methods here; every key of
 * {@code limbeck.toml} can be set through {@link #settings}.
 */
public final class Configuration {
    private final SettingsBuilder builder = Settings.builder()
            .withoutFile()
            .variables(Map.of())
            .revisionsLocations(List.of())
            .modelClasspath(List.of())
            .modelSources(List.of());
    private @Nullable DataSource dataSource;
    private @Nullable ConnectionSource connections;
    private @Nullable ModelSource models;
    private @Nullable ClassLoader classLoader;
    private List<String> entities = List.of();
    private MigrationListener listener = new RunLog();
    private final List<MigrationListener> additional = new ArrayList<>();

    Configuration() {}

    /** Uses connections of the given data source, one at a time, and returns each in its original state. */
    public Configuration dataSource(DataSource source) {
        dataSource = source;
        return this;
    }

    /** Connects to the given JDBC URL, without a connection pool. */
    public Configuration databaseUrl(String url) {
        builder.databaseUrl(url);
        return this;
    }

    /**
     * Opens the database and its scratch databases with the given source, instead of looking for a JDBC driver. The
     * database itself is opened with the data source if one is set.
     */
    public Configuration connections(ConnectionSource source) {
        connections = source;
        return this;
    }

    /** Uses the compiled revisions in the given package, which may be in any folder or jar of the class path. */
    public Configuration revisions(String packageName) {
        builder.revisionsPackage(packageName);
        return this;
    }

    /**
     * Writes new revisions to the given source folder, which must correspond to the package of the revisions. If the
     * folder exists, its files are used instead of the compiled revisions. This is intended for development, since an
     * installed application has no source folder.
     */
    public Configuration revisionsFolder(Path folder) {
        builder.revisionsLocations(List.of(folder));
        return this;
    }

    /**
     * Uses the entities in the given packages and their subpackages; {@link Limbeck#check},
     * {@link Limbeck#revision(String)} and the last step of {@link Limbeck#verify} require them.
     */
    public Configuration entities(String... packages) {
        entities = List.of(packages);
        builder.modelPackages(entities);
        return this;
    }

    /**
     * Reads the entities with the given source instead of searching packages for them. Requests to this source have an
     * empty class path.
     */
    public Configuration model(ModelSource source) {
        models = source;
        return this;
    }

    /**
     * Reads {@code limbeck.toml}; values set through methods take precedence. Keys for source folders and class folders
     * are ignored, because these folders belong to the project, not to the application.
     */
    public Configuration config(Path file) {
        builder.config(file);
        return this;
    }

    /**
     * Sets keys of {@code limbeck.toml}: {@code .settings(keys -> keys.set(SettingKey.REVISIONS_LOG_TABLE,
     * "limbeck_log"))}.
     */
    public Configuration settings(Consumer<SettingsBuilder> keys) {
        keys.accept(builder);
        return this;
    }

    /** Loads revisions and entities with the given class loader instead of the thread's context class loader. */
    public Configuration classLoader(ClassLoader loader) {
        classLoader = loader;
        return this;
    }

    /** Notifies the given listener of everything that runs, instead of writing to the {@code dev.limbeck} logger. */
    public Configuration listener(MigrationListener newListener) {
        listener = newListener;
        return this;
    }

    /**
     * Also notifies the given listener, after notifying the logger or the listener that was set with {@link #listener}.
     */
    public Configuration addListener(MigrationListener newListener) {
        additional.add(newListener);
        return this;
    }

    /**
     * {@return an instance with this configuration, which has not yet opened a connection or loaded a class}
     *
     * @throws dev.limbeck.LimbeckException if a setting is invalid
     */
    public Limbeck load() {
        ClassLoader loader = classLoader == null ? defaultLoader() : classLoader;
        if (!entities.isEmpty()) {
            builder.modelClasspath(ClassPathRoots.find(entities, loader));
        }
        return new Limbeck(
                Project.open(builder.load(), new Application(dataSource, loader, connections, models)),
                MultipleListeners.join(listener, additional));
    }

    private static ClassLoader defaultLoader() {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        return loader == null ? Configuration.class.getClassLoader() : loader;
    }
}
