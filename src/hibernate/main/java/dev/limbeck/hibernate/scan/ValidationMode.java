package dev.limbeck.hibernate.scan;

/** The setting that enables or disables Bean Validation (Jakarta Persistence 3.2, section 8.2.1.9). */
final class ValidationMode {
    /** The name of the setting. */
    static final String SETTING = "jakarta.persistence.validation.mode";

    private ValidationMode() {}
}
