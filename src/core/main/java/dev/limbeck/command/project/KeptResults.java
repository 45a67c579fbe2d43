package dev.limbeck.command.project;

import dev.limbeck.command.cache.CacheKey;
import dev.limbeck.command.cache.ClassPathContents;
import dev.limbeck.command.cache.KeptParts;
import dev.limbeck.command.cache.ResultCache;
import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.Replay;
import dev.limbeck.dialect.Traits.Feature;
import dev.limbeck.execute.Database;
import dev.limbeck.execute.failure.SqlErrors;
import dev.limbeck.load.CacheFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** The results that the commands of a project keep for later commands with the same inputs. */
public final class KeptResults {
    private static final Pattern CREATES_SCHEMA = Pattern.compile("(?i)\\s*create\\s+schema\\b");

    private final Project project;
    private final ResultCache cache;

    /**
     * Creates an instance that keeps results in the cache folder of the project, or of the user if the project has
     * none.
     */
    KeptResults(Project project) {
        this.project = project;
        Path folder = project.settings().revisions().cache();
        cache = new ResultCache(folder == null ? CacheFolder.ofUser("schemas") : folder.resolve("schemas"));
    }

    /** {@return a key that contains the kind of result and the version of Limbeck} */
    public CacheKey key(String what) {
        return new CacheKey().add(what).add(ToolVersion.TEXT);
    }

    /** Everything on which a result depends, apart from Limbeck and the server. */
    public interface Inputs {
        /**
         * Adds the inputs to a key.
         *
         * @return false if the result also depends on something else; in this case, it is not kept
         * @throws IOException if an input cannot be read; in this case, the result is not kept
         */
        boolean addTo(CacheKey key) throws IOException;
    }

    /**
     * {@return a result that was computed now or by an earlier command with the same key} During a run on a fleet, it
     * is computed for one database while the others wait. The key is determined again after the computation, so that a
     * result is not kept if its inputs have changed in the meantime.
     *
     * @param key computes the key; empty if the result cannot be kept
     */
    public <T extends Record> T keep(Supplier<Optional<CacheKey>> key, Class<T> type, Supplier<T> value) {
        Optional<String> before = key.get().map(CacheKey::text);
        if (before.isEmpty()) {
            return value.get();
        }
        String text = before.get();
        Shared fleet = project.common;
        synchronized (fleet == null ? new Object() : fleet.lock(text)) {
            Optional<T> known = cache.find(text, type);
            if (known.isPresent()) {
                return known.get();
            }
            T computed = value.get();
            if (key.get().map(CacheKey::text).equals(before)) {
                cache.store(text, computed, type);
            }
            return computed;
        }
    }

    /**
     * {@return a result that needs a scratch database, computed now or by an earlier command with the same inputs}
     *
     * @param what the kind of result
     */
    public <T extends Record> T keep(Database database, String what, Inputs inputs, Class<T> type, Supplier<T> value) {
        return keep(() -> key(database, what, inputs), type, value);
    }

    /**
     * {@return the result of a replay of the history in a scratch database, computed now, by an earlier command with
     * the same inputs, or for another database of a fleet}
     *
     * @param what the kind of result
     */
    public <T extends Record> T keepReplay(Database database, String what, Class<T> type, Supplier<T> replay) {
        boolean compiled = project.graph().revisions().stream().anyMatch(revision -> revision.source() == null);
        Supplier<T> value = compiled ? replay : () -> keep(database, what, this::addHistory, type, replay);
        Shared fleet = project.common;
        return fleet == null ? value.get() : fleet.members.replay(project, database, what, type, value);
    }

    /**
     * {@return the result of a replay of revisions on a copy of a schema, computed for the first of the databases of a
     * fleet that have the same schema; if a copy costs almost nothing, it is computed for each database}
     *
     * @param what the kind of result and the revisions
     * @param schema the schema of the database
     */
    public <T extends Record> T commonReplay(
            Database database, String what, Catalog schema, Class<T> type, Supplier<T> replay) {
        Shared fleet = project.common;
        Dialect dialect = database.dialect();
        if (fleet == null || dialect.traits().has(Feature.EMBEDDED)) {
            return replay.get();
        }
        Replay copy = dialect.scratches().replay(schema);
        CacheKey key = new CacheKey();
        copy.statements().stream()
                .map(Replay.Definition::sql)
                .filter(sql -> !CREATES_SCHEMA.matcher(sql).lookingAt())
                .forEach(key::add);
        key.add(new TreeMap<>(copy.leftOut()).toString());
        schema.otherObjects().forEach(key::add);
        return fleet.members.replay(project, database, what + " " + key.text(), type, replay);
    }

    /**
     * {@return a value that is shared by all databases of a run on a fleet that store definitions in the same form; it
     * is computed for the first of them}
     *
     * @param what the kind of value
     */
    public <T> T common(Database database, String what, Class<T> type, Supplier<T> value) {
        Shared fleet = project.common;
        return fleet == null
                ? value.get()
                : fleet.get(what + " for " + fleet.members.key(project, database), type, value);
    }

    /**
     * {@return the results that share the given properties of a server; each has its own key}
     *
     * @param what the kind of results
     * @param server the properties of the server on which all of the results depend
     * @throws IOException if Limbeck's own code, on which the results also depend, cannot be read
     */
    public KeptParts parts(String what, String server, Dialect dialect) throws IOException {
        CacheKey key = key(what).add(server).addCodeOf(Project.class).addCodeOf(dialect.getClass());
        return KeptParts.read(cache.folder(), key.text());
    }

    private Optional<CacheKey> key(Database database, String what, Inputs inputs) {
        Optional<String> storage = storageKey(database);
        if (storage.isEmpty()) {
            return Optional.empty();
        }
        try {
            CacheKey key = key(what)
                    .add(storage.get())
                    .addCodeOf(Project.class)
                    .addCodeOf(database.dialect().getClass());
            return inputs.addTo(key) ? Optional.of(key) : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<String> storageKey(Database database) {
        try {
            return database.dialect().scratches().storageKey(database.connection());
        } catch (SQLException e) {
            throw new CommandException(
                    SqlErrors.explain(database.dialect(), "The server settings could not be read", e), e);
        }
    }

    /** {@return whether the databases of a run on a fleet share the results} */
    public boolean areShared() {
        return project.common != null;
    }

    /** {@return the result with the given key that an earlier command kept} */
    public <T extends Record> Optional<T> find(String key, Class<T> type) {
        return cache.find(key, type);
    }

    /** Keeps a result for later commands. */
    public <T extends Record> void store(String key, T value, Class<T> type) {
        cache.store(key, value, type);
    }

    /**
     * Adds the revisions, and the classes, settings and environment that they may use.
     *
     * @return whether these are all inputs
     */
    public boolean addHistory(CacheKey key) throws IOException {
        project.graph().revisions().forEach(revision -> key.add(project.loader().hash(revision)));
        addRevisionFiles(key);
        return ClassPathContents.addProject(key, project.settings().model().fullClasspath());
    }

    /** Adds the files of the revisions and the settings that they may use, but not their class path. */
    public void addRevisionFiles(CacheKey key) throws IOException {
        project.graph().revisions().forEach(revision -> key.add(revision.id()));
        for (Path location : project.settings().revisions().locations()) {
            key.addFiles(location);
        }
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

    /** The values that the databases of a fleet run share. */
    static final class Shared {
        private final FleetMembers members = new FleetMembers();
        private final Map<String, Object> values = new ConcurrentHashMap<>();
        private final Map<String, Object> locks = new ConcurrentHashMap<>();

        /** {@return the value, which is computed for the first database} */
        <T> T get(String key, Class<T> type, Supplier<T> value) {
            return type.cast(values.computeIfAbsent(key, ignored -> value.get()));
        }

        /** {@return the lock object for threads that compute the same result for several databases} */
        Object lock(String key) {
            return locks.computeIfAbsent(key, ignored -> new Object());
        }
    }
}
