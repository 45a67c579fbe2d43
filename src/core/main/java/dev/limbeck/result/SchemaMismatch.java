package dev.limbeck.result;

/**
 * A difference between an expected and an actual schema.
 *
 * @param expected the expected part of the schema, for instance {@code column user.email varchar(320)}
 * @param found the part of the schema that was found instead
 */
public record SchemaMismatch(String expected, String found) {
    /** {@return the expected and the actual part of the schema, as lines to append to a message} */
    public String lines() {
        return "\n  expected: " + expected + "\n  found:    " + found;
    }
}
