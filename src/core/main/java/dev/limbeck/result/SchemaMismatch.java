package dev.limbeck.result;

/**
 * A difference between an expected and an actual schema.
 *
 * @param expected what is expected, for instance {@code column user.email varchar(320)}
 * @param found what was found instead
 */
public record SchemaMismatch(String expected, String found) {
    /** {@return the expected and the actual part of the schema, as lines to append to a message} */
    public String lines() {
        return "\n  expected: " + expected + "\n  found:    " + found;
    }
}
