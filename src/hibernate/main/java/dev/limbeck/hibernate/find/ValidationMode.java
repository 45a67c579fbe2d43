package dev.limbeck.hibernate.find;

/** The setting that enables or disables Bean Validation (Jakarta Persistence 3.2, section 8.2.1.9). */
public final class ValidationMode {
    /** The name of the setting. */
    public static final String SETTING = "jakarta.persistence.validation.mode";

    private ValidationMode() {}
}
