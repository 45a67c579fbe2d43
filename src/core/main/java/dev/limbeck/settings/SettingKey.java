package dev.limbeck.settings;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * All keys of {@code limbeck.toml}. The names of the {@link #flag} and the {@link #variable} are derived from the key.
 * A new key needs a constant here and a component in the record of its section.
 */
public enum SettingKey {
    /** The databases on which the project must run. */
    PROJECT_DATABASES(
            "project.databases",
            SettingKind.TEXTS,
            "",
            null,
            "databases that the project must support, such as sqlite or postgresql:16; a new revision states on"
                    + " which of them it was verified"),

    /** The URL of the database. */
    DATABASE_URL("database.url", SettingKind.URL, null, "--url", "JDBC URL of the database"),
    /** The user name. */
    DATABASE_USERNAME("database.username", SettingKind.TEXT, null, null, "database user to connect as"),
    /** The password. */
    DATABASE_PASSWORD(
            "database.password", SettingKind.TEXT, null, null, "password of the database user; never printed"),
    /** The time to wait for locks. */
    DATABASE_LOCK_TIMEOUT(
            "database.lock_timeout",
            SettingKind.NUMBER,
            "30",
            "--lock-timeout",
            "seconds to wait for a lock that another program holds on the database"),
    /** Whether stored definitions of tables may be edited. */
    DATABASE_IN_PLACE(
            "database.in_place",
            SettingKind.FLAG,
            "true",
            null,
            "edit a table's stored definition if a change does not affect its rows; if false, copy the table"),
    /** The schema that unqualified names refer to. */
    DATABASE_SCHEMA(
            "database.schema",
            SettingKind.TEXT,
            null,
            null,
            "schema for names that specify none, on a database that has schemas; if not set, "
                    + "the schema of the connection"),
    /** The role to switch to after connecting. */
    DATABASE_ROLE(
            "database.role",
            SettingKind.TEXT,
            null,
            null,
            "role to switch to after connecting (SET ROLE), on a database that has roles"),
    /** Statements for each new connection. */
    DATABASE_INIT_SQL(
            "database.init_sql",
            SettingKind.TEXT,
            null,
            null,
            "SQL to run after connecting to the database; it is not run on scratch databases"),
    /** Whether scratch databases may be created on the server of the database. */
    DATABASE_SCRATCH(
            "database.scratch",
            SettingKind.TEXT,
            "none",
            null,
            "whether commands may create scratch databases on the server of database.url: live (yes) or none"),
    /** The URL of the server for scratch databases. */
    DATABASE_SCRATCH_URL(
            "database.scratch_url",
            SettingKind.URL,
            null,
            null,
            "JDBC URL of another server of the same major version, on which commands create scratch databases"),

    /** The class path of the entities. */
    MODEL_CLASSPATH("model.classpath", SettingKind.PATHS, "target/classes", null, "folders and jars with the entities"),
    /** The libraries of the entities. */
    MODEL_LIBRARIES(
            "model.libraries",
            SettingKind.PATHS,
            "",
            null,
            "folders and jars that the entities need; added to model.classpath, but not searched for entities"),
    /** A file with the remaining entries of the class path. */
    MODEL_CLASSPATH_FILE(
            "model.classpath_file",
            SettingKind.PATH,
            null,
            null,
            "file with a class path, as written by mvn dependency:build-classpath; added to model.libraries"),
    /** The source folders of the entities. */
    MODEL_SOURCES(
            "model.sources",
            SettingKind.PATHS,
            "src/main/java",
            null,
            "source folders of the entities, used to detect sources that are newer than their classes"),
    /** The packages of the entities. */
    MODEL_PACKAGES("model.packages", SettingKind.TEXTS, "", null, "packages with entities; all packages if not set"),
    /** A unit of persistence.xml. */
    MODEL_PERSISTENCE_UNIT(
            "model.persistence_unit",
            SettingKind.TEXT,
            null,
            null,
            "persistence unit in META-INF/persistence.xml that lists the entities"),
    /** The place where the application keeps its Hibernate settings. */
    MODEL_SETTINGS(
            "model.settings",
            SettingKind.TEXT,
            "persistence.xml",
            null,
            "where the application keeps its Hibernate settings: persistence.xml or spring"),
    /** The active profiles of a Spring Boot application. */
    MODEL_PROFILES(
            "model.profiles",
            SettingKind.TEXTS,
            "",
            null,
            "with model.settings = \"spring\", the active profiles; those of spring.profiles.active if not set"),
    /** Whether classes may be older than their sources. */
    MODEL_ALLOW_STALE(
            "model.allow_stale",
            SettingKind.FLAG,
            "false",
            "--allow-stale",
            "continue even if a source is newer than its class"),
    /** Hibernate settings. */
    MODEL_PROPERTIES("model.properties", SettingKind.TABLE, "", null, "Hibernate settings that affect the schema"),

    /** The folders of the revision files. */
    REVISIONS_LOCATIONS(
            "revisions.locations",
            SettingKind.PATHS,
            "src/main/java/db/revisions",
            null,
            "folders of the revision files; a new file is written to the folder of the revision it follows, or to the"
                    + " first folder"),
    /** Whether subfolders of the locations are included. */
    REVISIONS_RECURSIVE("revisions.recursive", SettingKind.FLAG, "false", null, "include subfolders of the locations"),
    /** The Java package of new files. */
    REVISIONS_PACKAGE("revisions.package", SettingKind.TEXT, "db.revisions", null, "Java package of revision files"),
    /** The name of new files. */
    REVISIONS_FILE_TEMPLATE(
            "revisions.file_template",
            SettingKind.TEXT,
            "Rev_{rev}_{slug}",
            null,
            "class name of a new revision, optionally preceded by folders, as in {year}/Rev_{rev}; may use {rev}"
                    + " {slug} {epoch} {year} {month} {day} {hour} {minute} {second}"),
    /** The maximum length of a slug. */
    REVISIONS_TRUNCATE_SLUG_LENGTH(
            "revisions.truncate_slug_length",
            SettingKind.NUMBER,
            "40",
            null,
            "maximum length of {slug} in a file name"),
    /** The time zone of dates. */
    REVISIONS_TIMEZONE(
            "revisions.timezone", SettingKind.ZONE, "UTC", null, "time zone of the dates in file names and listings"),
    /** The version table. */
    REVISIONS_VERSION_TABLE(
            "revisions.version_table", SettingKind.TEXT, "alembic_version", null, "table with the current revisions"),
    /** The schema of the version table. */
    REVISIONS_VERSION_TABLE_SCHEMA(
            "revisions.version_table_schema",
            SettingKind.TEXT,
            null,
            null,
            "schema of the version table, on a database that has schemas; SQLite has none"),
    /** The names of unnamed constraints. */
    REVISIONS_NAMING(
            "revisions.naming",
            SettingKind.TABLE,
            "",
            null,
            "templates for the names of unnamed constraints and indexes, by kind: pk, uq, fk, ck or ix, such as"
                    + " pk=pk_{table}; may use {table} {column} {columns} {referred_table} {referred_columns} {hash}"),
    /** The log table. */
    REVISIONS_LOG_TABLE(
            "revisions.log_table",
            SettingKind.TEXT,
            null,
            null,
            "table in which each run of a revision is recorded, such as limbeck_log; none if not set"),
    /** Commands to run on a new file. */
    REVISIONS_POST_WRITE(
            "revisions.post_write",
            SettingKind.COMMANDS,
            "",
            null,
            "commands to run on a new revision file, such as a formatter; {file} is replaced by its path"),
    /** The folder of compiled revisions. */
    REVISIONS_CACHE(
            "revisions.cache",
            SettingKind.PATH,
            null,
            null,
            "folder for compiled revisions; ~/.cache/limbeck/revisions if not set"),

    /** How types are compared. */
    AUTOGENERATE_COMPARE_TYPE(
            "autogenerate.compare_type",
            SettingKind.COMPARISON,
            "true",
            null,
            "how to compare column types: true, affinity, strict, false, or a class that implements TypeComparison"),
    /** How defaults are compared. */
    AUTOGENERATE_COMPARE_SERVER_DEFAULT(
            "autogenerate.compare_server_default",
            SettingKind.COMPARISON,
            "true",
            null,
            "how to compare column defaults: true, strict, false, or a class that implements ServerDefaultComparison"),
    /** The tables to compare. */
    AUTOGENERATE_INCLUDE(
            "autogenerate.include",
            SettingKind.TEXTS,
            "",
            null,
            "patterns for the tables to compare, or for parts of tables, as table.name; everything if not set"),
    /** The tables to ignore. */
    AUTOGENERATE_EXCLUDE(
            "autogenerate.exclude",
            SettingKind.TEXTS,
            "",
            null,
            "patterns for the tables to ignore, or for parts of tables, as table.name"),
    /** The treatment of unmanaged tables. */
    AUTOGENERATE_UNMANAGED_TABLES(
            "autogenerate.unmanaged_tables",
            SettingKind.TEXT,
            "report",
            null,
            "what to do with tables that are in neither the model nor the history: report or drop"),
    /** The target with which the model is compared. */
    AUTOGENERATE_AGAINST(
            "autogenerate.against",
            SettingKind.TEXT,
            "database",
            "--against",
            "what to compare the entities with: database, or history, which needs no database"),
    /** Renamed columns and tables. */
    AUTOGENERATE_RENAMES(
            "autogenerate.renames",
            SettingKind.TABLE,
            "",
            null,
            "new names of renamed columns (table.column) and tables, by their names in the database"),
    /** Columns and tables that were removed, not renamed. */
    AUTOGENERATE_NO_RENAMES(
            "autogenerate.no_renames",
            SettingKind.TEXTS,
            "",
            null,
            "patterns of columns (table.column) and tables that were removed, not renamed"),
    /** Values for existing rows. */
    AUTOGENERATE_BACKFILLS(
            "autogenerate.backfills",
            SettingKind.TABLE,
            "",
            null,
            "SQL expressions that fill existing rows of NOT NULL columns, by table.column"),
    /** New columns that are not filled in existing rows. */
    AUTOGENERATE_NO_BACKFILLS(
            "autogenerate.no_backfills",
            SettingKind.TEXTS,
            "",
            null,
            "patterns of NOT NULL columns (table.column) whose existing rows get no value"),

    /** The hazards that prevent a revision from being applied. */
    UPGRADE_REFUSE(
            "upgrade.refuse",
            SettingKind.TEXTS,
            "",
            null,
            "hazards that keep upgrade from applying a revision, such as rewrite, unless --allow or a comment in the"
                    + " file allows them"),
    /** Whether an interrupted revision is continued. */
    UPGRADE_RESUME(
            "upgrade.resume",
            SettingKind.TEXT,
            "always",
            null,
            "whether upgrade continues a revision that an earlier run left incomplete, on a database that runs"
                    + " revisions step by step: always or never"),
    /** Whether revisions run step by step. */
    UPGRADE_ONLINE(
            "upgrade.online",
            SettingKind.TEXT,
            "auto",
            null,
            "on PostgreSQL, whether a revision runs step by step so that other programs wait only briefly: auto (if "
                    + "it processes all rows of a large table), always or never"),
    /** The size up to which a table counts as small. */
    UPGRADE_ONLINE_SIZE(
            "upgrade.online_size",
            SettingKind.NUMBER,
            "1",
            null,
            "with upgrade.online = \"auto\", the size in megabytes up to which a table counts as small"),
    /** The maximum time for the creation of an index. */
    UPGRADE_CONCURRENT_WAIT(
            "upgrade.concurrent_wait",
            SettingKind.NUMBER,
            "1800",
            null,
            "time limit in seconds for a statement that does not make other programs wait, such as CREATE INDEX"
                    + " CONCURRENTLY on PostgreSQL"),

    /** The databases of a fleet. */
    FLEET_DATABASES(
            "fleet.databases",
            SettingKind.DATABASES,
            "",
            null,
            "databases that share one history and are all processed by each command: JDBC URLs, file patterns such as"
                    + " tenants/*.db, @FILE with one of these on each line, or a query on database.url whose first column"
                    + " has URLs, files, schemas, or MariaDB databases"),
    /** The number of databases that are processed at the same time. */
    FLEET_JOBS("fleet.jobs", SettingKind.NUMBER, "4", null, "number of fleet databases to process at the same time"),
    /** The number of databases that are processed first. */
    FLEET_CANARY(
            "fleet.canary",
            SettingKind.TEXT,
            "0",
            null,
            "number or percentage of fleet databases to process first, such as 5 or 1%; if one of them fails, the "
                    + "others are not started"),
    /** Specifies whether a run continues after a database fails. */
    FLEET_ON_FAILURE(
            "fleet.on_failure",
            SettingKind.TEXT,
            "stop",
            null,
            "what to do after a database of the fleet fails: stop before starting another database, or continue");

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

    /** {@return the key as in {@code limbeck.toml}, with its section: {@code database.url}} */
    public String key() {
        return key;
    }

    /** {@return the kind of the key's value} */
    public SettingKind kind() {
        return kind;
    }

    /** {@return the default, written like the value of an environment variable; empty if the key has no default} */
    public Optional<String> defaultText() {
        return Optional.ofNullable(defaultText);
    }

    /** {@return a description of the key, in one line} */
    public String description() {
        return doc;
    }

    /** {@return the flag of the key on the command line: {@code --database-url}} */
    public String flag() {
        return "--" + key.replace('.', '-').replace('_', '-');
    }

    /** {@return a second, short flag: {@code --url}} */
    public Optional<String> shortFlag() {
        return Optional.ofNullable(shortFlag);
    }

    /** {@return the environment variable of the key: {@code LIMBECK_DATABASE_URL}} */
    public String variable() {
        return "LIMBECK_" + key.replace('.', '_').toUpperCase(Locale.ROOT);
    }

    /** {@return the keys in the order of the documentation} */
    public static List<SettingKey> all() {
        return List.of(values());
    }
}
