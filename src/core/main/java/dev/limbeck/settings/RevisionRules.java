package dev.limbeck.settings;

import static dev.limbeck.settings.SettingKey.REVISIONS_FILE_TEMPLATE;
import static dev.limbeck.settings.SettingKey.REVISIONS_LOG_TABLE;
import static dev.limbeck.settings.SettingKey.REVISIONS_PACKAGE;
import static dev.limbeck.settings.SettingKey.REVISIONS_VERSION_TABLE;

import javax.lang.model.SourceVersion;

/** Checks the values of {@code [revisions]} against rules that a {@link SettingKind} does not express. */
final class RevisionRules {
    private RevisionRules() {}

    /**
     * {@return the settings, unchanged}
     *
     * @throws SettingsException if a value is invalid; the message contains the value and an example of a valid value
     */
    static RevisionSettings checked(RevisionSettings settings) {
        if (settings.versionTable().isBlank()) {
            throw new SettingsException(REVISIONS_VERSION_TABLE.key()
                    + " is empty. Specify a table, or remove the key to use alembic_version.");
        }
        String log = settings.logTable();
        if (log != null && log.equalsIgnoreCase(settings.versionTable())) {
            throw new SettingsException(REVISIONS_LOG_TABLE.key() + " and " + REVISIONS_VERSION_TABLE.key()
                    + " specify the same table, \"" + log + "\". Use another table for the log, such as limbeck_log.");
        }
        if (settings.fileTemplate().isBlank() || settings.fileTemplate().endsWith("/")) {
            throw new SettingsException(REVISIONS_FILE_TEMPLATE.key()
                    + " does not name a file. Use a template such as \"Rev_{rev}_{slug}\", or remove the key.");
        }
        String name = settings.packageName();
        // The class that checks a name takes a few milliseconds to load.
        boolean known = name.isEmpty()
                || REVISIONS_PACKAGE.defaultText().filter(name::equals).isPresent();
        if (!known && !SourceVersion.isName(name)) {
            throw new SettingsException(REVISIONS_PACKAGE.key() + " is \"" + name
                    + "\", which is not a valid Java package. Use a name such as \"db.revisions\".");
        }
        return settings;
    }
}
