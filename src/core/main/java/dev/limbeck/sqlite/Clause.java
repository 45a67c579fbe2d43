package dev.limbeck.sqlite;

import org.jspecify.annotations.Nullable;

/**
 * One constraint of a column or of the table, and where it stands.
 *
 * @param span the whole of it, from CONSTRAINT where it has a name
 * @param name the token of its name, or null
 * @param rule what it says
 * @param conflict its ON CONFLICT clause, or null
 * @param comma the offset of the comma before it, or -1: between table constraints SQLite needs none
 */
record Clause(Span span, @Nullable Token name, Rule rule, @Nullable Span conflict, int comma) {

    /** {@return its name without quotes, or null} */
    @Nullable
    String label() {
        return name == null ? null : name.name();
    }

    /** {@return the same clause behind a comma} */
    Clause behind(int offset) {
        return new Clause(span, name, rule, conflict, offset);
    }
}
