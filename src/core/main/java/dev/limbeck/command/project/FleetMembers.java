package dev.limbeck.command.project;

import dev.limbeck.dialect.Urls.SchemaUrl;
import dev.limbeck.execute.Database;
import dev.limbeck.execute.failure.SqlErrors;
import java.sql.SQLException;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Determines which results of a command are the same for several databases of a fleet. */
final class FleetMembers {
    /** Matches a name that appears unchanged in the text of a result. */
    private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9_]+");

    private final Map<String, Replayed> replayed = new ConcurrentHashMap<>();
    private final Map<String, HistoryText> history = new ConcurrentHashMap<>();

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
     * @param words the words of the result, in lower case
     * @param named whether the result contains the name, also as a part of a word
     */
    private record Replayed(String schema, Record value, Set<String> words, boolean named) {}

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
     * is used for another schema only if neither the result nor the history contains the name of one of the two, and
     * the history does not show that its effect depends on the name, or that it uses classes whose sources are unknown.
     */
    <T extends Record> T replay(Project project, Database database, String what, Class<T> type, Supplier<T> value) {
        String key = what + " " + key(project, database);
        String schema = project.settings().database().schema();
        if (schema == null || !isSchema(project, database)) {
            return type.cast(replayed.computeIfAbsent(key, ignored -> new Replayed("", value.get(), Set.of(), false))
                    .value());
        }
        HistoryText text = history.computeIfAbsent("history", ignored -> HistoryText.read(project));
        if (!text.independent() || isNamed(schema, text.words())) {
            return value.get();
        }
        Replayed first = replayed.computeIfAbsent(key, ignored -> {
            T computed = value.get();
            String result = String.valueOf(computed);
            return new Replayed(schema, computed, HistoryText.words(result), result.contains(schema));
        });
        boolean shared = first.schema().equals(schema) || !(first.named() || isNamed(schema, first.words()));
        return shared ? type.cast(first.value()) : value.get();
    }

    /** Returns whether the name may be one of the words. */
    private static boolean isNamed(String schema, Set<String> words) {
        return !PLAIN_NAME.matcher(schema).matches() || words.contains(schema.toLowerCase(Locale.ROOT));
    }
}
