package dev.limbeck.app;

import dev.limbeck.command.Application;
import dev.limbeck.command.Project;
import dev.limbeck.execute.RunListener;
import dev.limbeck.settings.Settings;
import dev.limbeck.settings.SettingsBuilder;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * How an application uses Limbeck. The two or three things that every application says have methods here; every key of
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
    private @Nullable ClassLoader classLoader;
    private List<String> entities = List.of();
    private RunListener listener = new RunLog();

    Configuration() {}

    /** Takes connections from there, one at a time, and gives each back as it was. */
    public Configuration dataSource(DataSource source) {
        dataSource = source;
        return this;
    }

    /** Connects to that JDBC URL; for a database without a pool. */
    public Configuration databaseUrl(String url) {
        builder.databaseUrl(url);
        return this;
    }

    /** Finds the compiled revisions in that package, in whatever folder or jar of the class path it is. */
    public Configuration revisions(String packageName) {
        builder.revisionsPackage(packageName);
        return this;
    }

    /** Looks for entities in those packages and below them; only {@link Limbeck#check} needs them. */
    public Configuration entities(String... packages) {
        entities = List.of(packages);
        builder.modelPackages(entities);
        return this;
    }

    /**
     * Reads {@code limbeck.toml}; what is set by methods is stronger. Its folders of sources and classes are those of the
     * project, and play no part in an application.
     */
    public Configuration config(Path file) {
        builder.config(file);
        return this;
    }

    /** Sets any key: {@code .settings(keys -> keys.set(SettingKey.REVISIONS_LOG_TABLE, "limbeck_log"))}. */
    public Configuration settings(Consumer<SettingsBuilder> keys) {
        keys.accept(builder);
        return this;
    }

    /** Loads revisions and entities through that loader, not through the thread's. */
    public Configuration classLoader(ClassLoader loader) {
        classLoader = loader;
        return this;
    }

    /** Tells that listener what is run. Otherwise the logger {@code dev.limbeck} is told. */
    public Configuration listener(RunListener heard) {
        listener = heard;
        return this;
    }

    /**
     * {@return Limbeck, ready; no connection has been made and no class loaded yet}
     *
     * @throws dev.limbeck.settings.SettingsException if a setting cannot be used
     */
    public Limbeck load() {
        ClassLoader loader = classLoader == null ? visible() : classLoader;
        if (!entities.isEmpty()) {
            builder.modelClasspath(ClassPathRoots.of(entities, loader));
        }
        return new Limbeck(Project.open(builder.load(), new Application(dataSource, loader)), listener);
    }

    private static ClassLoader visible() {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        return loader == null ? Configuration.class.getClassLoader() : loader;
    }
}
