package dev.limbeck.command.project;

import dev.limbeck.execute.Database;
import dev.limbeck.execute.failure.SqlErrors;
import dev.limbeck.load.CacheFolder;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The results that the commands of a project keep for later commands with the same inputs. */
public final class KeptResults {
    private final Project project;
    private final ResultCache cache;

    /** Creates an instance that keeps results in the cache folder of the project, or else of the user. */
    KeptResults(Project project) {
        this.project = project;
        Path folder = project.settings().revisions().cache();
        cache = new ResultCache(folder == null ? CacheFolder.ofUser("schemas") : folder.resolve("schemas"));
    }

    /** {@return a key for a kind of result of this version of Limbeck} */
    public CacheKey key(String what) {
        return new CacheKey().add(what).add(ToolVersion.TEXT);
    }

    /** {@return a result, computed now or by an earlier command with the same key} */
    public <T extends Record> T keep(CacheKey key, Class<T> type, Supplier<T> value) {
        String text = key.text();
        return cache.find(text, type).orElseGet(() -> {
            T computed = value.get();
            cache.store(text, computed, type);
            return computed;
        });
    }

    /**
     * {@return a result that needs a scratch database, computed now or by an earlier command with the same parts}
     *
     * @param what the kind of result
     * @param parts adds everything on which the result depends, apart from Limbeck and the server
     */
    public <T extends Record> T keep(
            Database database, String what, Consumer<CacheKey> parts, Class<T> type, Supplier<T> value) {
        Optional<String> storage = storageKey(database);
        if (storage.isEmpty()) {
            return value.get();
        }
        CacheKey key = key(what)
                .add(storage.get())
                .addCodeOf(Project.class)
                .addCodeOf(database.dialect().getClass());
        parts.accept(key);
        return keep(key, type, value);
    }

    private static Optional<String> storageKey(Database database) {
        try {
            return database.dialect().scratches().storageKey(database.connection());
        } catch (SQLException e) {
            throw new CommandException(
                    SqlErrors.explain(database.dialect(), "The settings of the server could not be read", e), e);
        }
    }

    /** Adds the revisions, and the classes and settings that they may use. */
    public void addHistory(CacheKey key) {
        project.graph().revisions().forEach(revision -> key.add(revision.id())
                .add(project.loader().hash(revision)));
        project.settings().revisions().locations().forEach(key::addFiles);
        project.settings().model().fullClasspath().forEach(key::addFiles);
        new TreeMap<>(project.arguments().values())
                .forEach((name, text) -> key.add(name).add(text));
        addNaming(key);
        key.add(String.valueOf(project.arguments().tag()))
                .add(project.versionTableName().toString());
    }

    /** Adds the naming convention. */
    public void addNaming(CacheKey key) {
        key.add(new TreeMap<>(project.arguments().naming().templates()).toString());
    }
}
