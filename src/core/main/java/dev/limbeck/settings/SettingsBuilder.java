package dev.limbeck.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Collects settings from all their sources. In order of precedence: flags and the methods of this class, environment
 * variables, the environment of {@code limbeck.toml} that {@link #environment} selects, the file itself, the defaults.
 */
public final class SettingsBuilder {
    /** The name of the file that is read if no other file is specified. */
    public static final String FILE_NAME = "limbeck.toml";

    /** The environment variable that specifies a different settings file. */
    public static final String CONFIG_VARIABLE = "LIMBECK_CONFIG";

    /** The values that are set by methods, as functions of the folder against which relative paths are resolved. */
    private final Map<SettingKey, Function<Path, Object>> values = new EnumMap<>(SettingKey.class);

    private Map<String, String> variables = System.getenv();
    private Path workingDirectory = Path.of("").toAbsolutePath();
    private @Nullable Path config;
    private @Nullable String environment;
    private boolean fileNeeded = true;

    SettingsBuilder() {}

    /** Reads the given file, as {@code -c} does on the command line. */
    public SettingsBuilder config(Path file) {
        config = file;
        return this;
    }

    /** Does not read a file unless a call or an environment variable specifies one; intended for applications. */
    public SettingsBuilder withoutFile() {
        fileNeeded = false;
        return this;
    }

    /** Selects an environment of the file, as {@code -n} does on the command line. */
    public SettingsBuilder environment(String name) {
        environment = name;
        return this;
    }

    /** Uses the given environment variables instead of the environment variables of the process. */
    public SettingsBuilder variables(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
        return this;
    }

    /**
     * Sets the folder in which the file is searched for, and against which relative paths in flags and variables are
     * resolved.
     */
    public SettingsBuilder workingDirectory(Path folder) {
        workingDirectory = folder.toAbsolutePath().normalize();
        return this;
    }

    /** Sets a key from its flag on the command line; a flag that is given several times has several values. */
    public SettingsBuilder flag(SettingKey key, List<String> texts) {
        List<String> copy = List.copyOf(texts);
        return copy.isEmpty() ? this : put(key, folder -> new SettingSource(key, key.flag(), folder).parse(copy));
    }

    /** Sets a key to a string, which is read like the value of its environment variable. */
    public SettingsBuilder set(SettingKey key, String text) {
        return put(key, folder -> new SettingSource(key, key.key(), folder).parse(List.of(text)));
    }

    /**
     * Sets a key that has a list of values. The items are used unchanged; they may contain commas.
     *
     * @throws IllegalArgumentException if the value of the key is not a list
     */
    public SettingsBuilder set(SettingKey key, List<String> items) {
        List<String> copy = List.copyOf(items);
        return switch (key.kind()) {
            case TEXTS -> put(key, folder -> copy);
            case COMMANDS ->
                put(key, folder -> copy.stream().map(PostWriteCommand::of).toList());
            case DATABASES -> put(key, folder -> new SettingSource(key, key.key(), folder).parse(copy));
            case PATHS ->
                put(key, folder -> {
                    SettingSource given = new SettingSource(key, key.key(), folder);
                    return copy.stream().map(given::path).toList();
                });
            default -> throw new IllegalArgumentException(key.key() + " has no list of values");
        };
    }

    /**
     * Sets entries of a key that is a table; other entries of the table in the file keep their values.
     *
     * @throws IllegalArgumentException if the key is not a table
     */
    public SettingsBuilder set(SettingKey key, Map<String, String> entries) {
        if (key.kind() != SettingKind.TABLE) {
            throw new IllegalArgumentException(key.key() + " is not a table");
        }
        Map<String, String> copy = Map.copyOf(entries);
        return put(key, folder -> copy);
    }

    private SettingsBuilder put(SettingKey key, Function<Path, Object> value) {
        values.put(key, value);
        return this;
    }

    /** Sets {@code project.databases}. */
    public SettingsBuilder projectDatabases(List<String> databases) {
        return set(SettingKey.PROJECT_DATABASES, databases);
    }

    /** Sets {@code database.url}. */
    public SettingsBuilder databaseUrl(String url) {
        return set(SettingKey.DATABASE_URL, url);
    }

    /** Sets {@code database.lock_timeout}, in seconds. */
    public SettingsBuilder databaseLockTimeout(int seconds) {
        return set(SettingKey.DATABASE_LOCK_TIMEOUT, Integer.toString(seconds));
    }

    /** Sets {@code database.schema}. */
    public SettingsBuilder databaseSchema(String schema) {
        return set(SettingKey.DATABASE_SCHEMA, schema);
    }

    /** Sets {@code database.role}. */
    public SettingsBuilder databaseRole(String role) {
        return set(SettingKey.DATABASE_ROLE, role);
    }

    /** Sets {@code database.init_sql}: one or more statements that are run after connecting to the database. */
    public SettingsBuilder databaseInitSql(String sql) {
        return set(SettingKey.DATABASE_INIT_SQL, sql);
    }

    /**
     * Sets {@code database.scratch}: {@code live} permits commands to create scratch databases on the server of the
     * database.
     */
    public SettingsBuilder databaseScratch(String permission) {
        return set(SettingKey.DATABASE_SCRATCH, permission);
    }

    /** Sets {@code database.scratch_url}: the server on which commands create scratch databases. */
    public SettingsBuilder databaseScratchUrl(String url) {
        return set(SettingKey.DATABASE_SCRATCH_URL, url);
    }

    /** Sets {@code model.classpath}. */
    public SettingsBuilder modelClasspath(List<Path> entries) {
        return set(SettingKey.MODEL_CLASSPATH, texts(entries));
    }

    /** Sets {@code model.libraries}: folders and jars that the entities need, which are not searched for entities. */
    public SettingsBuilder modelLibraries(List<Path> entries) {
        return set(SettingKey.MODEL_LIBRARIES, texts(entries));
    }

    /** Sets {@code model.sources}. */
    public SettingsBuilder modelSources(List<Path> folders) {
        return set(SettingKey.MODEL_SOURCES, texts(folders));
    }

    /** Sets {@code model.packages}. */
    public SettingsBuilder modelPackages(List<String> packages) {
        return set(SettingKey.MODEL_PACKAGES, packages);
    }

    /** Sets entries of {@code model.properties}; other entries in the file keep their values. */
    public SettingsBuilder modelProperties(Map<String, String> properties) {
        return set(SettingKey.MODEL_PROPERTIES, properties);
    }

    /** Sets {@code revisions.locations}. */
    public SettingsBuilder revisionsLocations(List<Path> folders) {
        return set(SettingKey.REVISIONS_LOCATIONS, texts(folders));
    }

    /** Sets {@code revisions.package}. */
    public SettingsBuilder revisionsPackage(String name) {
        return set(SettingKey.REVISIONS_PACKAGE, name);
    }

    /** Sets {@code revisions.version_table}. */
    public SettingsBuilder revisionsVersionTable(String table) {
        return set(SettingKey.REVISIONS_VERSION_TABLE, table);
    }

    private static List<String> texts(List<Path> paths) {
        return paths.stream().map(Path::toString).toList();
    }

    /**
     * {@return the settings merged from all sources}
     *
     * @throws SettingsException if the file is missing or invalid, or a value is invalid; the message states the file,
     *     the line, the key and the remedy
     */
    public Settings load() {
        Path file = file();
        ConfigFile configFile = file == null ? null : read(file, isStream(file) ? workingDirectory : file.getParent());
        Path folder = configFile == null ? workingDirectory : configFile.folder();
        Layer layer = Layer.defaults(folder);
        if (configFile != null) {
            Expansion expansion = new Expansion(variables);
            checkEnvironment(configFile.environments(), file);
            layer.override(configFile.layer(null, expansion));
            if (environment != null) {
                layer.override(withOwnPermission(configFile.layer(environment, expansion)));
            }
        } else {
            checkEnvironment(Set.of(), file);
        }
        layer.override(Layer.variables(variables, workingDirectory));
        layer.override(ownLayer());
        try {
            return Settings.of(layer, file, folder, environment);
        } catch (SettingsException e) {
            throw e.withoutSecrets(Secrets.of(layer));
        }
    }

    /**
     * Withdraws the permission to create scratch databases if the environment has its own URL, because such an
     * environment does not inherit the permission.
     */
    private static Layer withOwnPermission(Layer environment) {
        if (environment.has(SettingKey.DATABASE_URL) && !environment.has(SettingKey.DATABASE_SCRATCH)) {
            environment.put(
                    SettingKey.DATABASE_SCRATCH,
                    SettingKey.DATABASE_SCRATCH.defaultText().orElseThrow());
        }
        return environment;
    }

    /** Reads the file. The TOML library is optional, because applications without a settings file do not need it. */
    private static ConfigFile read(Path file, @Nullable Path folder) {
        try {
            Class.forName("org.tomlj.Toml", false, SettingsBuilder.class.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new SettingsException(file + " cannot be read, because the TOML library is not on the class path.\n"
                    + "Add the dependency org.tomlj:tomlj, or set the keys with methods of SettingsBuilder.");
        }
        return ConfigFile.read(file, folder == null ? file.toAbsolutePath() : folder);
    }

    private Layer ownLayer() {
        Layer layer = new Layer();
        values.forEach((key, value) -> layer.putLater(key, () -> value.apply(workingDirectory)));
        return layer;
    }

    private @Nullable Path file() {
        String variable = variables.get(CONFIG_VARIABLE);
        boolean named = config != null || (variable != null && !variable.isEmpty());
        if (!named && !fileNeeded) {
            return null;
        }
        Path file = workingDirectory.resolve(config != null ? config : Path.of(named ? variable : FILE_NAME));
        if (Files.isRegularFile(file)) {
            return file;
        }
        if (named && Files.exists(file) && !Files.isDirectory(file)) {
            return file; // a pipe, such as /dev/stdin or <(command)
        }
        throw new SettingsException(missing(file));
    }

    /**
     * {@return whether the file is a pipe or another name of an open stream, in which case its folder has no meaning}
     */
    private static boolean isStream(Path file) {
        return !Files.isRegularFile(file) || file.startsWith("/dev") || file.startsWith("/proc");
    }

    private static String missing(Path file) {
        String what = Files.isDirectory(file) ? "is a folder, not a settings file" : "does not exist";
        return file + " " + what + ".\nCreate one with `limbeck init FOLDER`, change to the folder that contains it,"
                + " or specify it with -c FILE or " + CONFIG_VARIABLE + ".";
    }

    private void checkEnvironment(Set<String> known, @Nullable Path file) {
        if (environment == null || known.contains(environment)) {
            return;
        }
        List<String> names = new ArrayList<>(known);
        String advice = names.isEmpty()
                ? "It has no environments; add an [env." + environment
                        + ".database] section with the values that differ."
                : "Its environments are: " + String.join(", ", names) + ".";
        throw new SettingsException(
                (file == null ? FILE_NAME : file) + " has no environment \"" + environment + "\".\n" + advice);
    }
}
