package dev.limbeck.command.project;

import dev.limbeck.dialect.Urls.SchemaUrl;
import dev.limbeck.execute.Database;
import dev.limbeck.execute.failure.SqlErrors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Determines which results of a command are the same for several databases of a fleet. */
final class FleetMembers {
    /** Matches a name that appears unchanged in the text of a result. */
    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9_]+");

    /** Words in a revision that indicate that its effect may depend on the name of the schema in which it runs. */
    private static final Pattern READS_SCHEMA =
            Pattern.compile("(?i)current_schema|search_path|getSchema|connection|regnamespace|\\bdata\\s*\\(");

    private final Map<String, Replayed> replayed = new ConcurrentHashMap<>();
    private final Map<String, Boolean> independent = new ConcurrentHashMap<>();

    /**
     * The keys of open databases. They are cached, because reading the settings of a server may take several
     * milliseconds.
     */
    private final Map<Database, String> keys = Collections.synchronizedMap(new WeakHashMap<>());

    /**
     * A result that was computed for one schema.
     *
     * @param schema the name of the schema
     * @param value the result
     * @param named whether the result may contain the name
     */
    private record Replayed(String schema, Record value, boolean named) {}

    /**
     * {@return a string that is the same for all databases that store the same definitions in the same form, and for
     * all schemas of a database}
     */
    String key(Project project, Database database) {
        String known = keys.get(database);
        if (known == null) {
            known = read(project, database);
            keys.put(database, known);
        }
        return known;
    }

    private static String read(Project project, Database database) {
        try {
            String version = database.dialect().name() + " "
                    + database.dialect().reflector().version(database.connection()) + " ";
            return version
                    + (isSchema(project, database)
                            ? databaseOfSchemas(database)
                            : database.dialect()
                                    .scratches()
                                    .storageKey(database.connection())
                                    .orElse(""));
        } catch (SQLException e) {
            throw new CommandException(
                    SqlErrors.explain(database.dialect(), "The server settings could not be read", e), e);
        }
    }

    private static boolean isSchema(Project project, Database database) {
        return project.settings().database().tenant()
                && database.dialect().traits().hasSchemas();
    }

    /** Returns the URL without the schema. */
    private static String databaseOfSchemas(Database database) {
        return database.dialect()
                .urls()
                .ofSchema(database.url())
                .map(SchemaUrl::database)
                .orElse(database.url());
    }

    /**
     * {@return the result of a replay of the history, shared by all databases with the same key} A result for a schema
     * is used for other schemas only if neither the result nor the history contains the name of the schema.
     */
    <T extends Record> T replay(Project project, Database database, String what, Class<T> type, Supplier<T> value) {
        String key = what + " " + key(project, database);
        String schema = project.settings().database().schema();
        if (schema == null || !isSchema(project, database)) {
            return type.cast(replayed.computeIfAbsent(key, ignored -> new Replayed("", value.get(), false))
                    .value());
        }
        if (!independent.computeIfAbsent("history", ignored -> isIndependent(project))) {
            return value.get();
        }
        Replayed first = replayed.computeIfAbsent(key, ignored -> {
            T computed = value.get();
            boolean named = !PLAIN_NAME.matcher(schema).matches()
                    || String.valueOf(computed).contains(schema);
            return new Replayed(schema, computed, named);
        });
        return first.named() && !first.schema().equals(schema) ? value.get() : type.cast(first.value());
    }

    /** Returns whether the sources show that the revisions do the same in each schema. */
    private static boolean isIndependent(Project project) {
        List<Path> locations = project.settings().revisions().locations();
        if (project.graph().revisions().stream().anyMatch(revision -> revision.source() == null)) {
            return false;
        }
        try {
            for (Path location : locations) {
                if (Files.isDirectory(location) && !areIndependent(location)) {
                    return false;
                }
            }
            return true;
        } catch (IOException | UncheckedIOException unreadable) {
            return false;
        }
    }

    private static boolean areIndependent(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                if (READS_SCHEMA.matcher(Files.readString(file)).find()) {
                    return false;
                }
            }
            return true;
        }
    }
}
