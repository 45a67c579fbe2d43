package dev.limbeck;

/**
 * An old and a new name: {@code from("pw").to("hashed_password")}. This form keeps the two names from being swapped by
 * mistake. Limbeck creates the instances; the constructor is not part of the API.
 *
 * @param from the old name
 * @param to the new name
 */
public record Renaming(String from, String to) {

    /**
     * An old name, to be completed by {@code .to(…)}.
     *
     * @param name the old name
     */
    public record From(String name) {

        /** Sets the new name. */
        public Renaming to(String other) {
            return new Renaming(name, other);
        }
    }
}
