package dev.limbeck.sqlite.sameness;

import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Constraint;
import dev.limbeck.model.Deferrability;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.UniqueConstraint;
import dev.limbeck.sqlite.ddl.Clause;
import dev.limbeck.sqlite.ddl.ColumnText;
import dev.limbeck.sqlite.ddl.KeyPart;
import dev.limbeck.sqlite.ddl.KeyText;
import dev.limbeck.sqlite.ddl.Rule;
import dev.limbeck.sqlite.ddl.SqliteNames;
import dev.limbeck.sqlite.ddl.TableText;
import dev.limbeck.sqlite.ddl.Token;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A constraint in a table's text, with the column on which it is declared.
 *
 * @param clause the clause
 * @param column the column, or null for a constraint of the table
 * @param deferrals the DEFERRABLE clauses that follow a column's foreign key and belong to it
 */
public record PlacedClause(Clause clause, @Nullable ColumnText column, List<Clause> deferrals) {
    /** Copies the list. */
    public PlacedClause {
        deferrals = List.copyOf(deferrals);
    }

    /** {@return every constraint of the given table in order} */
    public static Stream<PlacedClause> findAll(TableText table) {
        return Stream.concat(
                table.columns().stream().flatMap(PlacedClause::of),
                table.constraints().stream().map(clause -> new PlacedClause(clause, null, List.of())));
    }

    private static Stream<PlacedClause> of(ColumnText column) {
        List<Clause> clauses = column.clauses();
        return Stream.iterate(0, i -> i < clauses.size(), i -> i + 1)
                .map(i -> new PlacedClause(clauses.get(i), column, deferrals(clauses, i)));
    }

    private static List<Clause> deferrals(List<Clause> clauses, int index) {
        List<Clause> found = new ArrayList<>();
        if (clauses.get(index).rule() instanceof Rule.References) {
            for (int i = index + 1; i < clauses.size(); i++) {
                if (clauses.get(i).rule() instanceof Rule.References) {
                    break;
                }
                if (clauses.get(i).rule() instanceof Rule.Deferral) {
                    found.add(clauses.get(i));
                }
            }
        }
        return found;
    }

    /** {@return the constraint with the given name} */
    public static Optional<PlacedClause> findNamed(TableText table, String name) {
        return findAll(table)
                .filter(placed -> placed.clause.label() != null
                        && SqliteNames.areSame(String.valueOf(placed.clause.label()), name))
                .findFirst();
    }

    /**
     * {@return the constraint with the given name and kind; if the wanted constraint has no name, the constraint with
     * the same content} If several constraints have the same content, an unnamed constraint is preferred, and then the
     * last constraint.
     */
    public static Optional<PlacedClause> find(TableText table, Constraint wanted) {
        List<PlacedClause> matching = findAll(table)
                .filter(placed -> placed.matchesName(wanted.name()) && placed.hasSameContent(table, wanted))
                .toList();
        String name = wanted.name();
        if (name != null && matching.isEmpty()) {
            return findNamed(table, name).filter(placed -> placed.isKind(wanted));
        }
        return matching.stream()
                .max(Comparator.comparing((PlacedClause placed) -> placed.clause.name() == null)
                        .thenComparing(placed -> placed.hasSameActions(wanted))
                        .thenComparing(matching::indexOf));
    }

    /**
     * {@return whether this constraint is not a foreign key, or is a foreign key with the wanted actions and
     * deferrability}
     */
    private boolean hasSameActions(Constraint wanted) {
        if (!(clause.rule() instanceof Rule.References rule) || !(wanted instanceof ForeignKey key)) {
            return true;
        }
        Deferrability when = rule.deferral() == null
                ? Deferrability.NOT_DEFERRABLE
                : rule.deferral().when();
        for (Clause one : deferrals) {
            when = one.rule() instanceof Rule.Deferral deferral ? deferral.when() : when;
        }
        return rule.onDelete() == key.onDelete() && rule.onUpdate() == key.onUpdate() && when == key.deferrability();
    }

    private boolean matchesName(@Nullable String name) {
        return name == null || (clause.label() != null && SqliteNames.areSame(String.valueOf(clause.label()), name));
    }

    private boolean isKind(Constraint wanted) {
        Rule rule = clause.rule();
        return (wanted instanceof PrimaryKey && rule instanceof Rule.Primary)
                || (wanted instanceof UniqueConstraint && rule instanceof Rule.Unique)
                || (wanted instanceof ForeignKey && rule instanceof Rule.References)
                || (wanted instanceof CheckConstraint && rule instanceof Rule.Check);
    }

    private boolean hasSameContent(TableText table, Constraint wanted) {
        if (clause.rule() instanceof Rule.Primary) {
            return wanted instanceof PrimaryKey;
        }
        if (clause.rule() instanceof Rule.Unique unique) {
            return wanted instanceof UniqueConstraint other && same(columns(table, unique.parts()), other.columns());
        }
        if (clause.rule() instanceof Rule.Check check) {
            return wanted instanceof CheckConstraint other
                    && ExpressionKey.keyOf(table.text(check.condition()))
                            .equals(ExpressionKey.keyOf(other.condition().sql()));
        }
        return clause.rule() instanceof Rule.References rule
                && wanted instanceof ForeignKey other
                && hasSameContent(rule, other);
    }

    private boolean hasSameContent(Rule.References rule, ForeignKey wanted) {
        List<String> columns =
                column == null ? names(rule.columns()) : List.of(column.name().name());
        return same(columns, wanted.columns())
                && SqliteNames.areSame(
                        rule.table().name(), wanted.referencedTable().name())
                && (rule.referenced().isEmpty()
                        || wanted.referencedColumns().isEmpty()
                        || same(names(rule.referenced()), wanted.referencedColumns()));
    }

    /** {@return the columns that the clause lists, or the column on which it is declared} */
    private List<String> columns(TableText table, List<KeyPart> parts) {
        return column == null
                ? KeyText.columns(table, parts)
                : List.of(column.name().name());
    }

    private static List<String> names(List<Token> tokens) {
        return tokens.stream().map(Token::name).toList();
    }

    private static boolean same(List<String> one, List<String> other) {
        if (one.size() != other.size()) {
            return false;
        }
        for (int i = 0; i < one.size(); i++) {
            if (!SqliteNames.areSame(one.get(i), other.get(i))) {
                return false;
            }
        }
        return true;
    }
}
