package dev.limbeck.settings;

import static dev.limbeck.settings.SettingKey.AUTOGENERATE_AGAINST;
import static dev.limbeck.settings.SettingKey.AUTOGENERATE_BACKFILLS;
import static dev.limbeck.settings.SettingKey.AUTOGENERATE_COMPARE_SERVER_DEFAULT;
import static dev.limbeck.settings.SettingKey.AUTOGENERATE_COMPARE_TYPE;
import static dev.limbeck.settings.SettingKey.AUTOGENERATE_EXCLUDE;
import static dev.limbeck.settings.SettingKey.AUTOGENERATE_INCLUDE;
import static dev.limbeck.settings.SettingKey.AUTOGENERATE_NO_BACKFILLS;
import static dev.limbeck.settings.SettingKey.AUTOGENERATE_NO_RENAMES;
import static dev.limbeck.settings.SettingKey.AUTOGENERATE_RENAMES;
import static dev.limbeck.settings.SettingKey.AUTOGENERATE_UNMANAGED_TABLES;
import static dev.limbeck.settings.SettingKey.DATABASE_INIT_SQL;
import static dev.limbeck.settings.SettingKey.DATABASE_IN_PLACE;
import static dev.limbeck.settings.SettingKey.DATABASE_LOCK_TIMEOUT;
import static dev.limbeck.settings.SettingKey.DATABASE_PASSWORD;
import static dev.limbeck.settings.SettingKey.DATABASE_ROLE;
import static dev.limbeck.settings.SettingKey.DATABASE_SCHEMA;
import static dev.limbeck.settings.SettingKey.DATABASE_SCRATCH;
import static dev.limbeck.settings.SettingKey.DATABASE_SCRATCH_URL;
import static dev.limbeck.settings.SettingKey.DATABASE_URL;
import static dev.limbeck.settings.SettingKey.DATABASE_USERNAME;
import static dev.limbeck.settings.SettingKey.MODEL_ALLOW_STALE;
import static dev.limbeck.settings.SettingKey.MODEL_CLASSPATH;
import static dev.limbeck.settings.SettingKey.MODEL_CLASSPATH_FILE;
import static dev.limbeck.settings.SettingKey.MODEL_LIBRARIES;
import static dev.limbeck.settings.SettingKey.MODEL_PACKAGES;
import static dev.limbeck.settings.SettingKey.MODEL_PERSISTENCE_UNIT;
import static dev.limbeck.settings.SettingKey.MODEL_PROFILES;
import static dev.limbeck.settings.SettingKey.MODEL_PROPERTIES;
import static dev.limbeck.settings.SettingKey.MODEL_SETTINGS;
import static dev.limbeck.settings.SettingKey.MODEL_SOURCES;
import static dev.limbeck.settings.SettingKey.PROJECT_DATABASES;
import static dev.limbeck.settings.SettingKey.REVISIONS_CACHE;
import static dev.limbeck.settings.SettingKey.REVISIONS_FILE_TEMPLATE;
import static dev.limbeck.settings.SettingKey.REVISIONS_LOCATIONS;
import static dev.limbeck.settings.SettingKey.REVISIONS_LOG_TABLE;
import static dev.limbeck.settings.SettingKey.REVISIONS_NAMING;
import static dev.limbeck.settings.SettingKey.REVISIONS_PACKAGE;
import static dev.limbeck.settings.SettingKey.REVISIONS_POST_WRITE;
import static dev.limbeck.settings.SettingKey.REVISIONS_RECURSIVE;
import static dev.limbeck.settings.SettingKey.REVISIONS_TIMEZONE;
import static dev.limbeck.settings.SettingKey.REVISIONS_TRUNCATE_SLUG_LENGTH;
import static dev.limbeck.settings.SettingKey.REVISIONS_VERSION_TABLE;
import static dev.limbeck.settings.SettingKey.REVISIONS_VERSION_TABLE_SCHEMA;

import dev.limbeck.result.Against;
import dev.limbeck.settings.AutogenerateSettings.UnmanagedTables;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All settings, with absolute paths and all variables replaced.
 *
 * @param file the {@code limbeck.toml} that was read, or null if there is none
 * @param folder the folder of the file, or the working directory
 * @param environment the selected environment ({@code -n}), or null
 * @param databases the databases on which the project must run, from the {@code [project]} section
 * @param database the {@code [database]} section
 * @param model the {@code [model]} section
 * @param revisions the {@code [revisions]} section
 * @param autogenerate the {@code [autogenerate]} section
 * @param upgrade the {@code [upgrade]} section
 * @param fleet the {@code [fleet]} section
 * @param secrets the passwords in the settings
 */
public record Settings(
        @Nullable Path file,
        Path folder,
        @Nullable String environment,
        List<ProjectDatabase> databases,
        DatabaseSettings database,
        ModelSettings model,
        RevisionSettings revisions,
        AutogenerateSettings autogenerate,
        UpgradeSettings upgrade,
        FleetSettings fleet,
        Secrets secrets) {

    /** Copies the list. */
    public Settings {
        databases = List.copyOf(databases);
    }

    /** {@return a builder that reads {@code limbeck.toml} in the working directory and the environment variables} */
    public static SettingsBuilder builder() {
        return new SettingsBuilder();
    }

    /** {@return a copy of these settings with the given comparison target} */
    public Settings withAgainst(Against against) {
        return new Settings(
                file,
                folder,
                environment,
                databases,
                database,
                model,
                revisions,
                autogenerate.withAgainst(against),
                upgrade,
                fleet,
                secrets);
    }

    /**
     * {@return a copy of these settings for one database of the fleet}
     *
     * @param url the JDBC URL of the database
     */
    public Settings forDatabase(String url) {
        return new Settings(
                file,
                folder,
                environment,
                databases,
                database.withUrl(url),
                model,
                revisions,
                autogenerate,
                upgrade,
                fleet,
                secrets.withPasswordsOf(url));
    }

    /** {@return a copy of these settings for another schema of the database} */
    public Settings forSchema(String schema) {
        return new Settings(
                file,
                folder,
                environment,
                databases,
                database.withSchema(schema),
                model,
                revisions,
                autogenerate,
                upgrade,
                fleet,
                secrets);
    }

    static Settings of(Layer layer, @Nullable Path file, Path folder, @Nullable String environment) {
        return new Settings(
                file,
                folder,
                environment,
                ProjectDatabase.parse(layer.list(PROJECT_DATABASES, String.class)),
                database(layer),
                model(layer),
                revisions(layer),
                autogenerate(layer),
                UpgradeSettings.of(layer),
                FleetSettings.of(layer),
                Secrets.of(layer));
    }

    private static DatabaseSettings database(Layer layer) {
        Duration lockTimeout = Duration.ofSeconds(layer.get(DATABASE_LOCK_TIMEOUT, Integer.class));
        boolean inPlace = layer.get(DATABASE_IN_PLACE, Boolean.class);
        ScratchPermission scratch = ScratchPermission.parse(layer.get(DATABASE_SCRATCH, String.class));
        try {
            UrlSetting url = layer.find(DATABASE_URL, UrlSetting.class);
            return new DatabaseSettings(
                    url == null ? null : url.text(),
                    url == null ? Path.of("") : url.folder(),
                    layer.find(DATABASE_USERNAME, String.class),
                    layer.find(DATABASE_PASSWORD, String.class),
                    lockTimeout,
                    inPlace,
                    layer.find(DATABASE_SCHEMA, String.class),
                    layer.find(DATABASE_ROLE, String.class),
                    layer.find(DATABASE_INIT_SQL, String.class),
                    scratch,
                    scratchUrl(layer),
                    false,
                    null);
        } catch (SettingsException e) {
            if (!e.isUnset()) {
                throw e;
            }
            return new DatabaseSettings(
                    null,
                    Path.of(""),
                    null,
                    null,
                    lockTimeout,
                    inPlace,
                    null,
                    null,
                    null,
                    scratch,
                    null,
                    false,
                    e.getMessage());
        }
    }

    private static @Nullable String scratchUrl(Layer layer) {
        UrlSetting url = layer.find(DATABASE_SCRATCH_URL, UrlSetting.class);
        return url == null || url.text().isBlank() ? null : url.text();
    }

    private static ModelSettings model(Layer layer) {
        return new ModelSettings(
                layer.list(MODEL_CLASSPATH, Path.class),
                layer.list(MODEL_LIBRARIES, Path.class),
                layer.find(MODEL_CLASSPATH_FILE, Path.class),
                layer.list(MODEL_SOURCES, Path.class),
                layer.list(MODEL_PACKAGES, String.class),
                layer.find(MODEL_PERSISTENCE_UNIT, String.class),
                origin(layer.get(MODEL_SETTINGS, String.class)),
                layer.list(MODEL_PROFILES, String.class),
                layer.get(MODEL_ALLOW_STALE, Boolean.class),
                layer.table(MODEL_PROPERTIES));
    }

    private static ModelSettings.Origin origin(String word) {
        return switch (word) {
            case "persistence.xml" -> ModelSettings.Origin.PERSISTENCE_XML;
            case "spring" -> ModelSettings.Origin.SPRING;
            default ->
                throw new SettingsException(MODEL_SETTINGS.key() + " is \"" + word
                        + "\", but must be \"persistence.xml\" or \"spring\" (application.properties and .yml).");
        };
    }

    private static RevisionSettings revisions(Layer layer) {
        return RevisionRules.checked(new RevisionSettings(
                layer.list(REVISIONS_LOCATIONS, Path.class),
                layer.get(REVISIONS_RECURSIVE, Boolean.class),
                layer.get(REVISIONS_PACKAGE, String.class),
                layer.get(REVISIONS_FILE_TEMPLATE, String.class),
                layer.get(REVISIONS_TRUNCATE_SLUG_LENGTH, Integer.class),
                layer.get(REVISIONS_TIMEZONE, ZoneId.class),
                layer.get(REVISIONS_VERSION_TABLE, String.class),
                layer.find(REVISIONS_VERSION_TABLE_SCHEMA, String.class),
                layer.table(REVISIONS_NAMING),
                layer.find(REVISIONS_LOG_TABLE, String.class),
                layer.list(REVISIONS_POST_WRITE, PostWriteCommand.class),
                layer.find(REVISIONS_CACHE, Path.class)));
    }

    private static AutogenerateSettings autogenerate(Layer layer) {
        return new AutogenerateSettings(
                layer.get(AUTOGENERATE_COMPARE_TYPE, ComparisonSetting.class),
                layer.get(AUTOGENERATE_COMPARE_SERVER_DEFAULT, ComparisonSetting.class),
                layer.list(AUTOGENERATE_INCLUDE, String.class),
                layer.list(AUTOGENERATE_EXCLUDE, String.class),
                unmanaged(layer.get(AUTOGENERATE_UNMANAGED_TABLES, String.class)),
                against(layer.get(AUTOGENERATE_AGAINST, String.class)),
                decisions(layer));
    }

    private static Against against(String word) {
        return switch (word) {
            case "database" -> Against.DATABASE;
            case "history" -> Against.HISTORY;
            default ->
                throw new SettingsException(
                        AUTOGENERATE_AGAINST.key() + " is \"" + word
                                + "\", but must be \"database\" (the live one) or \"history\" (the revisions, replayed in memory).");
        };
    }

    private static DecisionSettings decisions(Layer layer) {
        return new DecisionSettings(
                layer.table(AUTOGENERATE_RENAMES),
                layer.list(AUTOGENERATE_NO_RENAMES, String.class),
                layer.table(AUTOGENERATE_BACKFILLS),
                layer.list(AUTOGENERATE_NO_BACKFILLS, String.class));
    }

    private static UnmanagedTables unmanaged(String word) {
        return switch (word) {
            case "report" -> UnmanagedTables.REPORT;
            case "drop" -> UnmanagedTables.DROP;
            default ->
                throw new SettingsException(AUTOGENERATE_UNMANAGED_TABLES.key() + " is \"" + word
                        + "\", but must be \"report\" (ignore them) or \"drop\".");
        };
    }
}
