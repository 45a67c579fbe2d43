package dev.limbeck.settings;

import dev.limbeck.LimbeckException;

/** Signals invalid settings: a missing file, invalid TOML, an unknown key, or a value of the wrong kind. */
public final class SettingsException extends LimbeckException {
    /** The error code of this kind of exception. */
    public static final String CODE = "invalid-settings";

    private static final long serialVersionUID = 1L;

    private boolean unset;

    /** Creates an exception whose message describes the error, its location and the remedy; passwords are masked. */
    public SettingsException(String message) {
        super(CODE, Passwords.mask(message), null);
    }

    /** {@return the error for a variable that is not set; only commands that need the value fail with it} */
    static SettingsException unset(String message) {
        SettingsException exception = new SettingsException(message);
        exception.unset = true;
        return exception;
    }

    /** {@return the same error, with the secrets removed from its message} */
    SettingsException withoutSecrets(Secrets secrets) {
        String text = String.valueOf(getMessage());
        String hidden = secrets.hideQuoted(text);
        if (hidden.equals(text)) {
            return this;
        }
        SettingsException exception = new SettingsException(hidden);
        exception.unset = unset;
        return exception;
    }

    boolean isUnset() {
        return unset;
    }
}
