package dev.limbeck.hibernate.scan;

/** The setting that says whether Bean Validation takes part (Jakarta Persistence 3.2, section 8.2.1.9). */
final class ValidationMode {
    static final String SETTING = "jakarta.persistence.validation.mode";

    private ValidationMode() {}
}
