package dev.limbeck.settings;

/** What is set cannot be used: no file, broken TOML, an unknown key, a value of the wrong kind. */
public final class SettingsException extends RuntimeException {
    private boolean unset;
    private static final long serialVersionUID = 1L;

    /** Says what happened, where, and what to do. Passwords in it are masked. */
    public SettingsException(String message) {
        super(Passwords.mask(message));
    }

    /** {@return the error of a variable that is not set: only who needs the value minds} */
    static SettingsException unset(String message) {
        SettingsException exception = new SettingsException(message);
        exception.unset = true;
        return exception;
    }

    boolean isUnset() {
        return unset;
    }
}
