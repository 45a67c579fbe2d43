package dev.limbeck.sqlite.ddl;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A column definition, with its position.
 *
 * @param span the whole definition
 * @param name the token of its name
 * @param type its declared type; empty, directly after the name, if it has none
 * @param clauses its constraints in order
 * @param comma the offset of the comma before it, or -1 for the first
 */
public record ColumnText(Span span, Token name, Span type, List<Clause> clauses, int comma) {
    /** Copies the clauses. */
    public ColumnText {
        clauses = List.copyOf(clauses);
    }

    /** {@return its clauses of that kind} */
    public Stream<Clause> clauses(Class<? extends Rule> kind) {
        return clauses.stream().filter(clause -> kind.isInstance(clause.rule()));
    }

    /** {@return the number of its clauses of that kind} */
    public int count(Class<? extends Rule> kind) {
        int count = 0;
        for (Clause clause : clauses) {
            count += kind.isInstance(clause.rule()) ? 1 : 0;
        }
        return count;
    }

    /** {@return its last rule of that kind, which is the effective one} */
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
