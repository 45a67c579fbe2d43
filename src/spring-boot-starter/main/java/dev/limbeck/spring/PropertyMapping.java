package dev.limbeck.spring;

import dev.limbeck.app.Configuration;
import dev.limbeck.settings.SettingKey;
import dev.limbeck.settings.SettingsBuilder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Sets the keys of {@code limbeck.toml} that have properties. */
final class PropertyMapping {
    private final LimbeckProperties properties;

    PropertyMapping(LimbeckProperties properties) {
        this.properties = properties;
    }

    void apply(Configuration configuration) {
        configuration.revisions(properties.getRevisions().getPackage()).settings(keys -> {
            setDatabase(keys);
            setRevisions(keys);
            LimbeckProperties.Autogenerate compared = properties.getAutogenerate();
            set(keys, SettingKey.AUTOGENERATE_INCLUDE, compared.getInclude());
            set(keys, SettingKey.AUTOGENERATE_EXCLUDE, compared.getExclude());
            set(keys, SettingKey.UPGRADE_REFUSE, properties.getUpgrade().getRefuse());
            set(keys, SettingKey.UPGRADE_RESUME, properties.getUpgrade().getResume());
        });
    }

    private void setDatabase(SettingsBuilder keys) {
        LimbeckProperties.Database database = properties.getDatabase();
        keys.databaseLockTimeout(Math.toIntExact(database.getLockTimeout().toSeconds()));
        set(keys, SettingKey.DATABASE_IN_PLACE, String.valueOf(database.isInPlace()));
        set(keys, SettingKey.DATABASE_SCHEMA, database.getSchema());
        set(keys, SettingKey.DATABASE_ROLE, database.getRole());
        set(keys, SettingKey.DATABASE_INIT_SQL, database.getInitSql());
    }

    private void setRevisions(SettingsBuilder keys) {
        LimbeckProperties.Revisions revisions = properties.getRevisions();
        set(keys, SettingKey.REVISIONS_VERSION_TABLE, revisions.getVersionTable());
        set(keys, SettingKey.REVISIONS_VERSION_TABLE_SCHEMA, revisions.getVersionTableSchema());
        set(keys, SettingKey.REVISIONS_LOG_TABLE, revisions.getLogTable());
    }

    private static void set(SettingsBuilder keys, SettingKey key, @Nullable String value) {
        if (value != null) {
            keys.set(key, value);
        }
    }

    private static void set(SettingsBuilder keys, SettingKey key, List<String> values) {
        if (!values.isEmpty()) {
            keys.set(key, values);
        }
    }
}
