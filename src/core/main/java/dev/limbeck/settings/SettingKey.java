package dev.limbeck.settings;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The table of all keys. The name is the one in {@code limbeck.toml}; {@link #flag}, {@link #variable} and
 * {@link #builderMethod} are spelled from it, so a new key is a line here, a component of its record and a method of
 * {@link SettingsBuilder}.
 */
public enum SettingKey {
    /** Where the database is. */
    DATABASE_URL("database.url", SettingKind.URL, null, "--url", "JDBC URL of the database"),
    /** Who connects. */
    DATABASE_USERNAME("database.username", SettingKind.TEXT, null, null, "user that connects to the database"),
    /** With which password. */
    DATABASE_PASSWORD("database.password", SettingKind.TEXT, null, null, "password of that user; never printed"),
    /** How long to wait for another program. */
    DATABASE_LOCK_TIMEOUT(
            "database.lock_timeout",
            SettingKind.NUMBER,
            "30",
            "--lock-timeout",
            "seconds to wait for another program that has locked the database"),
    /** Whether stored definitions may be edited. */
    DATABASE_IN_PLACE(
            "database.in_place",
            SettingKind.FLAG,
            "true",
            null,
            "edit a table's stored definition where no row depends on it; false: copy the table"),

    /** Where the entities are. */
    MODEL_CLASSPATH("model.classpath", SettingKind.PATHS, "target/classes", null, "folders and jars with the entities"),
    /** A file with the rest of the class path. */
    MODEL_CLASSPATH_FILE(
            "model.classpath_file",
            SettingKind.PATH,
            null,
            null,
            "file with a class path, as mvn dependency:build-classpath writes it; added to model.classpath"),
    /** Where the sources of the entities are. */
    MODEL_SOURCES(
            "model.sources",
            SettingKind.PATHS,
            "src/main/java",
            null,
            "source folders of the entities, to notice a source newer than its class"),
    /** Packages to look in. */
    MODEL_PACKAGES("model.packages", SettingKind.TEXTS, "", null, "packages with entities; none means all"),
    /** A unit of persistence.xml. */
    MODEL_PERSISTENCE_UNIT(
            "model.persistence_unit",
            SettingKind.TEXT,
            null,
            null,
            "unit of META-INF/persistence.xml that names the entities"),
    /** Where the application keeps its settings of Hibernate. */
    MODEL_SETTINGS(
            "model.settings",
            SettingKind.TEXT,
            "persistence.xml",
            null,
            "where the application keeps its settings of Hibernate: persistence.xml or spring"),
    /** The active profiles of a Spring Boot application. */
    MODEL_PROFILES(
            "model.profiles",
            SettingKind.TEXTS,
            "",
            null,
            "with model.settings = \"spring\", the active profiles; none means spring.profiles.active"),
    /** Whether classes older than their source will do. */
    MODEL_ALLOW_STALE(
            "model.allow_stale",
            SettingKind.FLAG,
            "false",
            "--allow-stale",
            "go on when a source is newer than its class"),
    /** Settings for Hibernate. */
    MODEL_PROPERTIES("model.properties", SettingKind.TABLE, "", null, "settings of Hibernate that shape the schema"),

    /** Where the revision files are. */
    REVISIONS_LOCATIONS(
            "revisions.locations",
            SettingKind.PATHS,
            "src/main/java/db/revisions",
            null,
            "folders of the revision files; a new one goes beside the revision it follows, or to the first"),
    /** Whether folders in them count. */
    REVISIONS_RECURSIVE(
            "revisions.recursive", SettingKind.FLAG, "false", null, "look in the folders below the locations too"),
    /** The Java package of new files. */
    REVISIONS_PACKAGE("revisions.package", SettingKind.TEXT, "db.revisions", null, "Java package of revision files"),
    /** The name of new files. */
    REVISIONS_FILE_TEMPLATE(
            "revisions.file_template",
            SettingKind.TEXT,
            "Rev_{rev}_{slug}",
            null,
            "class name of a new revision, folders and slashes before it; knows {rev} {slug} {epoch} {year} {month} {day} {hour} {minute} {second}"),
    /** How long a slug may be. */
    REVISIONS_TRUNCATE_SLUG_LENGTH(
            "revisions.truncate_slug_length", SettingKind.NUMBER, "40", null, "longest {slug} in a file name"),
    /** The zone of dates in names. */
    REVISIONS_TIMEZONE(
            "revisions.timezone", SettingKind.ZONE, "UTC", null, "time zone of the dates in file names and listings"),
    /** The version table. */
    REVISIONS_VERSION_TABLE(
            "revisions.version_table",
            SettingKind.TEXT,
            "alembic_version",
            null,
            "table that holds the current revisions"),
    /** The schema of the version table. */
    REVISIONS_VERSION_TABLE_SCHEMA(
            "revisions.version_table_schema",
            SettingKind.TEXT,
            null,
            null,
            "schema of that table, on a database that has schemas; SQLite has none"),
    /** How constraints without a name are called. */
    REVISIONS_NAMING(
            "revisions.naming",
            SettingKind.TABLE,
            "",
            null,
            "by pk, uq, fk, ck or ix, the name of what model or revision leaves without one: pk_{table}; knows {table}"
                    + " {column} {columns} {referred_table} {referred_columns} {hash}"),
    /** Where runs are written down. */
    REVISIONS_LOG_TABLE(
            "revisions.log_table",
            SettingKind.TEXT,
            null,
            null,
            "table that notes each revision that was run, such as limbeck_log; none when not set"),
    /** What is done to a new file. */
    REVISIONS_POST_WRITE(
            "revisions.post_write",
            SettingKind.COMMANDS,
            "",
            null,
            "commands to run on a new revision file, such as a formatter; {file} stands for it"),
    /** Where compiled revisions are kept. */
    REVISIONS_CACHE(
            "revisions.cache",
            SettingKind.PATH,
            null,
            null,
            "folder for compiled revisions; ~/.cache/limbeck/revisions when not set"),

    /** How types are compared. */
    AUTOGENERATE_COMPARE_TYPE(
            "autogenerate.compare_type",
            SettingKind.COMPARISON,
            "true",
            null,
            "compare the types of columns: true, affinity, strict, false, or a class that implements TypeComparison"),
    /** How defaults are compared. */
    AUTOGENERATE_COMPARE_SERVER_DEFAULT(
            "autogenerate.compare_server_default",
            SettingKind.COMPARISON,
            "true",
            null,
            "compare the defaults of columns: true, strict, false, or a class that implements ServerDefaultComparison"),
    /** What to compare. */
    AUTOGENERATE_INCLUDE(
            "autogenerate.include",
            SettingKind.TEXTS,
            "",
            null,
            "patterns of the tables, or of their parts as table.name, to compare; none means all"),
    /** What to leave alone. */
    AUTOGENERATE_EXCLUDE(
            "autogenerate.exclude",
            SettingKind.TEXTS,
            "",
            null,
            "patterns of the tables, or of their parts as table.name, to leave alone"),
    /** What becomes of tables that no model and no revision has. */
    AUTOGENERATE_UNMANAGED_TABLES(
            "autogenerate.unmanaged_tables",
            SettingKind.TEXT,
            "report",
            null,
            "what to do with tables that neither model nor history has: report or drop"),
    /** What the model is compared with. */
    AUTOGENERATE_AGAINST(
            "autogenerate.against",
            SettingKind.TEXT,
            "database",
            "--against",
            "what revision --autogenerate and check compare the entities with: database, or history, which needs no"
                    + " database"),
    /** What was renamed. */
    AUTOGENERATE_RENAMES(
            "autogenerate.renames",
            SettingKind.TABLE,
            "",
            null,
            "what was renamed: by table.column or table in the database, its name in the model"),
    /** What was not renamed. */
    AUTOGENERATE_NO_RENAMES(
            "autogenerate.no_renames",
            SettingKind.TEXTS,
            "",
            null,
            "patterns of the table.columns and tables that are gone for good, not renamed"),
    /** What existing rows get. */
    AUTOGENERATE_BACKFILLS(
            "autogenerate.backfills",
            SettingKind.TABLE,
            "",
            null,
            "by table.column, the SQL expression that fills existing rows of a NOT NULL column"),
    /** Where existing rows get nothing. */
    AUTOGENERATE_NO_BACKFILLS(
            "autogenerate.no_backfills",
            SettingKind.TEXTS,
            "",
            null,
            "patterns of the NOT NULL table.columns whose existing rows get nothing");

    private static final Pattern SEPARATOR = Pattern.compile("[._]");

    private final String key;
    private final SettingKind kind;
    private final @Nullable String defaultText;
    private final @Nullable String shortFlag;
    private final String doc;

    SettingKey(String key, SettingKind kind, @Nullable String defaultText, @Nullable String shortFlag, String doc) {
        this.key = key;
        this.kind = kind;
        this.defaultText = defaultText;
        this.shortFlag = shortFlag;
        this.doc = doc;
    }

    /** {@return the key as {@code limbeck.toml} has it, its section first: {@code database.url}} */
    public String key() {
        return key;
    }

    /** {@return what its value looks like} */
    public SettingKind kind() {
        return kind;
    }

    /** {@return what holds when nothing sets it, spelled as a variable would; empty when there is nothing} */
    public Optional<String> defaultText() {
        return Optional.ofNullable(defaultText);
    }

    /** {@return one line that says what it is for} */
    public String doc() {
        return doc;
    }

    /** {@return its flag on the command line: {@code --database-url}} */
    public String flag() {
        return "--" + SEPARATOR.matcher(key).replaceAll("-");
    }

    /** {@return a second, short flag: {@code --url}} */
    public Optional<String> shortFlag() {
        return Optional.ofNullable(shortFlag);
    }

    /** {@return its variable: {@code LIMBECK_DATABASE_URL}} */
    public String variable() {
        return "LIMBECK_" + SEPARATOR.matcher(key).replaceAll("_").toUpperCase(Locale.ROOT);
    }

    /** {@return the method of {@link SettingsBuilder} that sets it: {@code databaseUrl}} */
    public String builderMethod() {
        StringBuilder name = new StringBuilder();
        for (String part : SEPARATOR.split(key, -1)) {
            name.append(name.isEmpty() ? part : part.substring(0, 1).toUpperCase(Locale.ROOT) + part.substring(1));
        }
        return name.toString();
    }

    /** {@return the keys in the order of the documentation} */
    public static List<SettingKey> all() {
        return List.of(values());
    }

    static Optional<SettingKey> ofKey(String key) {
        return Arrays.stream(values()).filter(known -> known.key.equals(key)).findFirst();
    }
}
