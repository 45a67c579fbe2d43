package dev.limbeck.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Gathers settings from where they are given and lays them over each other. The strongest first: what is set here (flags
 * and methods), variables, the environment of {@code limbeck.toml} that {@link #environment} names, the file itself, the
 * defaults.
 */
public final class SettingsBuilder {
    /** The file that is looked for when none is named. */
    public static final String FILE_NAME = "limbeck.toml";

    /** The variable that names another file. */
    public static final String CONFIG_VARIABLE = "LIMBECK_CONFIG";

    private final Map<SettingKey, List<String>> flags = new EnumMap<>(SettingKey.class);
    private final Layer direct = new Layer();
    private Map<String, String> variables = System.getenv();
    private Path workingDirectory = Path.of("").toAbsolutePath();
    private @Nullable Path config;
    private @Nullable String environment;
    private boolean fileNeeded = true;

    SettingsBuilder() {}

    /** Reads that file; the command line's {@code -c}. */
    public SettingsBuilder config(Path file) {
        config = file;
        return this;
    }

    /** Goes on without a file when there is none in the working directory: for applications. */
    public SettingsBuilder withoutFile() {
        fileNeeded = false;
        return this;
    }

    /** Lays that environment of the file over the rest; the command line's {@code -n}. */
    public SettingsBuilder environment(String name) {
        environment = name;
        return this;
    }

    /** Reads these variables, not those of the process. */
    public SettingsBuilder variables(Map<String, String> variables) {
        this.variables = Map.copyOf(variables);
        return this;
    }

    /** Looks for the file here, and takes relative paths of flags and variables from here. */
    public SettingsBuilder workingDirectory(Path folder) {
        workingDirectory = folder.toAbsolutePath().normalize();
        return this;
    }

    /** Sets a key as its flag does; a flag given several times has several values. */
    public SettingsBuilder flag(SettingKey key, List<String> values) {
        if (!values.isEmpty()) {
            flags.put(key, List.copyOf(values));
        }
        return this;
    }

    /** Sets {@code database.url}. */
    public SettingsBuilder databaseUrl(String url) {
        return flag(SettingKey.DATABASE_URL, List.of(url));
    }

    /** Sets {@code database.username}. */
    public SettingsBuilder databaseUsername(String username) {
        return flag(SettingKey.DATABASE_USERNAME, List.of(username));
    }

    /** Sets {@code database.password}. */
    public SettingsBuilder databasePassword(String password) {
        return flag(SettingKey.DATABASE_PASSWORD, List.of(password));
    }

    /** Sets {@code database.lock_timeout}, in seconds. */
    public SettingsBuilder databaseLockTimeout(int seconds) {
        return flag(SettingKey.DATABASE_LOCK_TIMEOUT, List.of(Integer.toString(seconds)));
    }

    /** Sets {@code database.in_place}. */
    public SettingsBuilder databaseInPlace(boolean allow) {
        return set(SettingKey.DATABASE_IN_PLACE, allow);
    }

    /** Sets {@code model.classpath}. */
    public SettingsBuilder modelClasspath(List<Path> entries) {
        return paths(SettingKey.MODEL_CLASSPATH, entries);
    }

    /** Sets {@code model.classpath_file}. */
    public SettingsBuilder modelClasspathFile(Path file) {
        return flag(SettingKey.MODEL_CLASSPATH_FILE, List.of(file.toString()));
    }

    /** Sets {@code model.sources}. */
    public SettingsBuilder modelSources(List<Path> folders) {
        return paths(SettingKey.MODEL_SOURCES, folders);
    }

    /** Sets {@code model.packages}. */
    public SettingsBuilder modelPackages(List<String> packages) {
        return set(SettingKey.MODEL_PACKAGES, List.copyOf(packages));
    }

    /** Sets {@code model.persistence_unit}. */
    public SettingsBuilder modelPersistenceUnit(String name) {
        return flag(SettingKey.MODEL_PERSISTENCE_UNIT, List.of(name));
    }

    /** Sets {@code model.settings}: {@code persistence.xml} or {@code spring}. */
    public SettingsBuilder modelSettings(String where) {
        return flag(SettingKey.MODEL_SETTINGS, List.of(where));
    }

    /** Sets {@code model.profiles}. */
    public SettingsBuilder modelProfiles(List<String> profiles) {
        return set(SettingKey.MODEL_PROFILES, List.copyOf(profiles));
    }

    /** Sets {@code model.allow_stale}. */
    public SettingsBuilder modelAllowStale(boolean allow) {
        return set(SettingKey.MODEL_ALLOW_STALE, allow);
    }

    /** Sets {@code model.properties}; laid over those of the file, name by name. */
    public SettingsBuilder modelProperties(Map<String, String> properties) {
        return set(SettingKey.MODEL_PROPERTIES, Map.copyOf(properties));
    }

    /** Sets {@code revisions.locations}. */
    public SettingsBuilder revisionsLocations(List<Path> folders) {
        return paths(SettingKey.REVISIONS_LOCATIONS, folders);
    }

    /** Sets {@code revisions.recursive}. */
    public SettingsBuilder revisionsRecursive(boolean recursive) {
        return set(SettingKey.REVISIONS_RECURSIVE, recursive);
    }

    /** Sets {@code revisions.package}. */
    public SettingsBuilder revisionsPackage(String name) {
        return flag(SettingKey.REVISIONS_PACKAGE, List.of(name));
    }

    /** Sets {@code revisions.file_template}. */
    public SettingsBuilder revisionsFileTemplate(String template) {
        return flag(SettingKey.REVISIONS_FILE_TEMPLATE, List.of(template));
    }

    /** Sets {@code revisions.truncate_slug_length}. */
    public SettingsBuilder revisionsTruncateSlugLength(int length) {
        return flag(SettingKey.REVISIONS_TRUNCATE_SLUG_LENGTH, List.of(Integer.toString(length)));
    }

    /** Sets {@code revisions.timezone}. */
    public SettingsBuilder revisionsTimezone(ZoneId zone) {
        return set(SettingKey.REVISIONS_TIMEZONE, zone);
    }

    /** Sets {@code revisions.version_table}. */
    public SettingsBuilder revisionsVersionTable(String table) {
        return flag(SettingKey.REVISIONS_VERSION_TABLE, List.of(table));
    }

    /** Sets {@code revisions.version_table_schema}. */
    public SettingsBuilder revisionsVersionTableSchema(String schema) {
        return flag(SettingKey.REVISIONS_VERSION_TABLE_SCHEMA, List.of(schema));
    }

    /** Sets {@code revisions.naming}: {@code Map.of("pk", "pk_{table}")}. */
    public SettingsBuilder revisionsNaming(Map<String, String> templates) {
        return set(SettingKey.REVISIONS_NAMING, Map.copyOf(templates));
    }

    /** Sets {@code revisions.log_table}. */
    public SettingsBuilder revisionsLogTable(String table) {
        return flag(SettingKey.REVISIONS_LOG_TABLE, List.of(table));
    }

    /** Sets {@code revisions.post_write}. */
    public SettingsBuilder revisionsPostWrite(List<String> commands) {
        return set(
                SettingKey.REVISIONS_POST_WRITE,
                commands.stream().map(PostWriteCommand::of).toList());
    }

    /** Sets {@code revisions.cache}. */
    public SettingsBuilder revisionsCache(Path folder) {
        return flag(SettingKey.REVISIONS_CACHE, List.of(folder.toString()));
    }

    /** Sets {@code autogenerate.compare_type}. */
    public SettingsBuilder autogenerateCompareType(boolean compare) {
        return autogenerateCompareType(Boolean.toString(compare));
    }

    /** Sets {@code autogenerate.compare_type}: a way of comparing, or the name of a class. */
    public SettingsBuilder autogenerateCompareType(String way) {
        return flag(SettingKey.AUTOGENERATE_COMPARE_TYPE, List.of(way));
    }

    /** Sets {@code autogenerate.compare_server_default}. */
    public SettingsBuilder autogenerateCompareServerDefault(boolean compare) {
        return autogenerateCompareServerDefault(Boolean.toString(compare));
    }

    /** Sets {@code autogenerate.compare_server_default}: a way of comparing, or the name of a class. */
    public SettingsBuilder autogenerateCompareServerDefault(String way) {
        return flag(SettingKey.AUTOGENERATE_COMPARE_SERVER_DEFAULT, List.of(way));
    }

    /** Sets {@code autogenerate.include}. */
    public SettingsBuilder autogenerateInclude(List<String> patterns) {
        return set(SettingKey.AUTOGENERATE_INCLUDE, List.copyOf(patterns));
    }

    /** Sets {@code autogenerate.exclude}. */
    public SettingsBuilder autogenerateExclude(List<String> patterns) {
        return set(SettingKey.AUTOGENERATE_EXCLUDE, List.copyOf(patterns));
    }

    /** Sets {@code autogenerate.unmanaged_tables}: {@code report} or {@code drop}. */
    public SettingsBuilder autogenerateUnmanagedTables(String what) {
        return flag(SettingKey.AUTOGENERATE_UNMANAGED_TABLES, List.of(what));
    }

    /** Sets {@code autogenerate.against}: {@code database} or {@code history}. */
    public SettingsBuilder autogenerateAgainst(String what) {
        return flag(SettingKey.AUTOGENERATE_AGAINST, List.of(what));
    }

    /** Sets {@code autogenerate.renames}; laid over those of the file, name by name. */
    public SettingsBuilder autogenerateRenames(Map<String, String> renames) {
        return set(SettingKey.AUTOGENERATE_RENAMES, Map.copyOf(renames));
    }

    /** Sets {@code autogenerate.no_renames}. */
    public SettingsBuilder autogenerateNoRenames(List<String> patterns) {
        return set(SettingKey.AUTOGENERATE_NO_RENAMES, List.copyOf(patterns));
    }

    /** Sets {@code autogenerate.backfills}; laid over those of the file, name by name. */
    public SettingsBuilder autogenerateBackfills(Map<String, String> values) {
        return set(SettingKey.AUTOGENERATE_BACKFILLS, Map.copyOf(values));
    }

    /** Sets {@code autogenerate.no_backfills}. */
    public SettingsBuilder autogenerateNoBackfills(List<String> patterns) {
        return set(SettingKey.AUTOGENERATE_NO_BACKFILLS, List.copyOf(patterns));
    }

    private SettingsBuilder paths(SettingKey key, List<Path> paths) {
        return set(
                key,
                paths.stream()
                        .map(path -> workingDirectory.resolve(path).normalize())
                        .toList());
    }

    private SettingsBuilder set(SettingKey key, Object value) {
        direct.put(key, value);
        return this;
    }

    /**
     * {@return the settings}
     *
     * @throws SettingsException if the file is missing, broken, or says what cannot be used; the message says which
     *     file, line and key, and what to do
     */
    public Settings load() {
        Path file = file();
        ConfigFile configFile = file == null ? null : ConfigFile.read(file);
        Path folder = configFile == null ? workingDirectory : configFile.folder();
        Layer layer = Layer.defaults(folder);
        if (configFile != null) {
            Expansion expansion = new Expansion(variables);
            checkEnvironment(configFile.environments(), file);
            layer.cover(configFile.layer(null, expansion));
            if (environment != null) {
                layer.cover(configFile.layer(environment, expansion));
            }
        } else {
            checkEnvironment(Set.of(), file);
        }
        layer.cover(Layer.variables(variables, workingDirectory));
        layer.cover(Layer.flags(flags, workingDirectory));
        layer.cover(direct);
        return Settings.of(layer, file, folder, environment);
    }

    private @Nullable Path file() {
        String variable = variables.get(CONFIG_VARIABLE);
        boolean named = config != null || (variable != null && !variable.isEmpty());
        Path file = workingDirectory.resolve(config != null ? config : Path.of(named ? variable : FILE_NAME));
        if (Files.isRegularFile(file)) {
            return file;
        }
        if (named || fileNeeded) {
            throw new SettingsException(missing(file));
        }
        return null;
    }

    private static String missing(Path file) {
        String what = Files.isDirectory(file) ? "is a folder, not a settings file" : "does not exist";
        return file + " " + what + ".\nRun `limbeck init DIRECTORY` to make one, go to the folder that has it,"
                + " or name it with -c FILE or " + CONFIG_VARIABLE + ".";
    }

    private void checkEnvironment(Set<String> known, @Nullable Path file) {
        if (environment == null || known.contains(environment)) {
            return;
        }
        List<String> names = new ArrayList<>(known);
        String advice = names.isEmpty()
                ? "It has none; write [env." + environment + ".database] and below it what is different there."
                : "It has: " + String.join(", ", names) + ".";
        throw new SettingsException(
                (file == null ? FILE_NAME : file) + " has no environment \"" + environment + "\".\n" + advice);
    }
}
