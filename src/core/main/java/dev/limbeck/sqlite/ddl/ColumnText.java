package dev.limbeck.sqlite.ddl;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A column definition, with its position.
 *
 * @param span the whole definition
 * @param name the token of the column's name
 * @param type the declared type; an empty span directly after the name if there is no type
 * @param clauses the constraints of the column in order
 * @param comma the offset of the comma before the definition, or -1 for the first column
 */
public record ColumnText(Span span, Token name, Span type, List<Clause> clauses, int comma) {
    /** Copies the clauses. */
    public ColumnText {
        clauses = List.copyOf(clauses);
    }

    /** {@return the column's clauses of the given kind} */
    public Stream<Clause> clauses(Class<? extends Rule> kind) {
        return clauses.stream().filter(clause -> kind.isInstance(clause.rule()));
    }

    /** {@return how many clauses of the given kind the column has} */
    public int count(Class<? extends Rule> kind) {
        int count = 0;
        for (Clause clause : clauses) {
            count += kind.isInstance(clause.rule()) ? 1 : 0;
        }
        return count;
    }

    /** {@return the column's last rule of the given kind, which is the effective rule} */
    public <R extends Rule> Optional<R> rule(Class<R> kind) {
        for (int i = clauses.size() - 1; i >= 0; i--) {
            Rule rule = clauses.get(i).rule();
            if (kind.isInstance(rule)) {
                return Optional.of(kind.cast(rule));
            }
        }
        return Optional.empty();
    }
}
