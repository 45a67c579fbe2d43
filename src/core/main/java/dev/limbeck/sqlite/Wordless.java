package dev.limbeck.sqlite;

import java.util.List;

/**
 * Whether a table's text says something that the model has no word for: a conflict clause, a descending or collated key,
 * the name of a NOT NULL, a clause that says nothing or says it twice. Comments and spelling do not count.
 */
final class Wordless {
    private Wordless() {}

    /** {@return whether the model would lose a part of that table} */
    static boolean isIn(TableText table) {
        return table.columns().stream().anyMatch(Wordless::isIn)
                || table.constraints().stream().anyMatch(Wordless::isIn);
    }

    private static boolean isIn(ColumnText column) {
        return column.clauses().stream().anyMatch(Wordless::isIn)
                || isTwice(column, Rule.NotNull.class)
                || isTwice(column, Rule.Default.class)
                || isTwice(column, Rule.Collate.class);
    }

    private static boolean isTwice(ColumnText column, Class<? extends Rule> kind) {
        return column.clauses(kind).count() > 1;
    }

    private static boolean isIn(Clause clause) {
        return clause.conflict() != null || (clause.name() != null && isNameless(clause.rule())) || isIn(clause.rule());
    }

    /** Whether the model's word for that rule has no place for a name. */
    private static boolean isNameless(Rule rule) {
        return rule instanceof Rule.NotNull
                || rule instanceof Rule.Default
                || rule instanceof Rule.Collate
                || rule instanceof Rule.GeneratedAs
                || rule instanceof Rule.Deferral;
    }

    private static boolean isIn(Rule rule) {
        if (rule instanceof Rule.Primary primary) {
            return (primary.order() != null && primary.order().is("DESC")) || isIn(primary.parts());
        }
        if (rule instanceof Rule.Unique unique) {
            return isIn(unique.parts());
        }
        return rule instanceof Rule.Null || rule instanceof Rule.Nothing;
    }

    private static boolean isIn(List<KeyPart> parts) {
        return parts.stream().anyMatch(part -> part.descending() || part.collation() != null);
    }
}
