package dev.limbeck.model;

/** When a foreign key is checked. */
public enum Deferrability {
    /** At the end of each statement, always. */
    NOT_DEFERRABLE,
    /** At the end of each statement, unless a transaction asks otherwise. */
    INITIALLY_IMMEDIATE,
    /** At commit. */
    INITIALLY_DEFERRED
}
