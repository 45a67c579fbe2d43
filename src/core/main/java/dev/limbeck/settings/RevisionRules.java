package dev.limbeck.settings;

import static dev.limbeck.settings.SettingKey.REVISIONS_FILE_TEMPLATE;
import static dev.limbeck.settings.SettingKey.REVISIONS_LOG_TABLE;
import static dev.limbeck.settings.SettingKey.REVISIONS_PACKAGE;
import static dev.limbeck.settings.SettingKey.REVISIONS_VERSION_TABLE;

import javax.lang.model.SourceVersion;

/** What the values of {@code [revisions]} must be beyond their kind. */
final class RevisionRules {
    private RevisionRules() {}

    /**
     * {@return the settings as they are}
     *
     * @throws SettingsException if a value cannot be meant; the message says which, and what would do
     */
    static RevisionSettings checked(RevisionSettings settings) {
        if (settings.versionTable().isBlank()) {
            throw new SettingsException(REVISIONS_VERSION_TABLE.key()
                    + " is empty. Name the table, or leave the key out for alembic_version.");
        }
        String log = settings.logTable();
        if (log != null && log.equalsIgnoreCase(settings.versionTable())) {
            throw new SettingsException(REVISIONS_LOG_TABLE.key() + " and " + REVISIONS_VERSION_TABLE.key()
                    + " name the same table, \"" + log + "\". Give the log a table of its own, such as limbeck_log.");
        }
        if (settings.fileTemplate().isBlank() || settings.fileTemplate().endsWith("/")) {
            throw new SettingsException(REVISIONS_FILE_TEMPLATE.key()
                    + " names no file. Write it like \"Rev_{rev}_{slug}\", or leave the key out.");
        }
        String name = settings.packageName();
        if (!name.isEmpty() && !SourceVersion.isName(name)) {
            throw new SettingsException(REVISIONS_PACKAGE.key() + " is \"" + name
                    + "\", which cannot be a Java package. Write it like \"db.revisions\".");
        }
        return settings;
    }
}
