package dev.limbeck.sqlite.ddl;

import org.jspecify.annotations.Nullable;

/**
 * A constraint of a column or of the table, with its position.
 *
 * @param span the whole clause, including CONSTRAINT if it has a name
 * @param name the token that contains the constraint's name, or null
 * @param rule the meaning of the constraint
 * @param conflict the ON CONFLICT clause, or null
 * @param comma the offset of the comma before the constraint, or -1; SQLite does not require a comma between table
 *     constraints
 */
public record Clause(Span span, @Nullable Token name, Rule rule, @Nullable Span conflict, int comma) {

    /** {@return the name of the constraint without quotes, or null} */
    @Nullable
    public String label() {
        return name == null ? null : name.name();
    }

    /** {@return this clause with the given offset of the comma} */
    Clause withComma(int offset) {
        return new Clause(span, name, rule, conflict, offset);
    }
}
