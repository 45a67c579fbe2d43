package dev.limbeck.settings;

/** The value of {@code database.scratch}: whether scratch databases may be created on the server of the database. */
public enum ScratchPermission {
    /** Scratch databases must not be created on that server. */
    NONE,
    /** Scratch databases may be created on that server. */
    LIVE;

    /** {@return the permission with the given name} */
    static ScratchPermission parse(String text) {
        return switch (text) {
            case "none", "" -> NONE;
            case "live" -> LIVE;
            default ->
                throw new SettingsException(SettingKey.DATABASE_SCRATCH.key() + " is \"" + text
                        + "\", but must be \"none\" or \"live\" (permits scratch databases on the server of "
                        + SettingKey.DATABASE_URL.key() + ").");
        };
    }
}
