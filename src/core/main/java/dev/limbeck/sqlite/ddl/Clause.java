package dev.limbeck.sqlite.ddl;

import org.jspecify.annotations.Nullable;

/**
 * A constraint of a column or of the table, with its position.
 *
 * @param span the whole clause, including CONSTRAINT if it has a name
 * @param name the token of its name, or null
 * @param rule its meaning
 * @param conflict its ON CONFLICT clause, or null
 * @param comma the offset of the comma before it, or -1; SQLite does not require one between table constraints
 */
public record Clause(Span span, @Nullable Token name, Rule rule, @Nullable Span conflict, int comma) {

    /** {@return its name without quotes, or null} */
    @Nullable
    public String label() {
        return name == null ? null : name.name();
    }

    /** {@return the same clause with its comma at that offset} */
    Clause withComma(int offset) {
        return new Clause(span, name, rule, conflict, offset);
    }
}
