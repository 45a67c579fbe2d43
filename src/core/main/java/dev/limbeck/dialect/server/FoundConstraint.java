package dev.limbeck.dialect.server;

import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.dialect.token.SqlToken;
import dev.limbeck.dialect.token.TokenRules;
import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Constraint;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.ListCheck;
import dev.limbeck.model.Table;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Finds a constraint that a revision describes by its kind and columns instead of by name. The literals of the
 * conditions are compared only if several constraints match, because a server does not store a condition exactly as it
 * was written.
 *
 * @param tokens the rules of the database for SQL text
 */
public record FoundConstraint(TokenRules tokens) {

    /**
     * {@return the constraint of the table}
     *
     * @throws UnsupportedChange if there is none, or several match
     */
    public Constraint require(Table table, Constraint wanted) {
        return find(table, wanted)
                .orElseThrow(() -> new UnsupportedChange("The table " + table.name() + " has no "
                        + (wanted.name() == null ? "such constraint: " + wanted : "constraint " + wanted.name())
                        + "."));
    }

    /**
     * {@return the constraint of the table, if it has one}
     *
     * @throws UnsupportedChange if several match
     */
    public Optional<Constraint> find(Table table, Constraint wanted) {
        if (wanted.name() != null) {
            return table.constraints()
                    .filter(each -> table.names().others().same(wanted.name(), each.name()))
                    .findFirst();
        }
        Set<String> columns = new UsedColumns(tokens).in(wanted, table);
        List<Constraint> fitting = table.constraints()
                .filter(each -> each.getClass() == wanted.getClass())
                .filter(each -> new UsedColumns(tokens).in(each, table).equals(columns))
                .filter(each -> !(wanted instanceof ForeignKey key)
                        || key.referencedTable().equals(((ForeignKey) each).referencedTable()))
                .filter(each -> sameList(each, wanted))
                .toList();
        List<Constraint> equal = fitting.size() > 1
                ? fitting.stream()
                        .filter(each -> literals(each).equals(literals(wanted)))
                        .toList()
                : fitting;
        if (equal.size() > 1) {
            throw new UnsupportedChange("Several constraints of " + table.name() + " match " + wanted + ": "
                    + String.join(
                            ", ",
                            equal.stream()
                                    .map(each -> Objects.toString(each.name()))
                                    .toList())
                    + ". Specify the name of the constraint.");
        }
        return equal.stream().findFirst();
    }

    /** Returns false if both constraints are lists of values and their values differ. */
    private static boolean sameList(Constraint one, Constraint other) {
        if (!(one instanceof CheckConstraint left) || !(other instanceof CheckConstraint right)) {
            return true;
        }
        Optional<ListCheck> first = ListCheck.parse(left);
        Optional<ListCheck> second = ListCheck.parse(right);
        return first.isEmpty()
                || second.isEmpty()
                || Set.copyOf(first.get().values())
                        .equals(Set.copyOf(second.get().values()));
    }

    private List<String> literals(Constraint constraint) {
        return constraint instanceof CheckConstraint check
                ? tokens.meaningful(check.condition().sql()).stream()
                        .filter(token -> token.kind() == SqlToken.Kind.STRING || token.kind() == SqlToken.Kind.NUMBER)
                        .map(token -> token.text().replace("'", ""))
                        .sorted()
                        .toList()
                : List.of();
    }
}
