package dev.limbeck.sqlite.catalog;

import dev.limbeck.sqlite.ddl.Clause;
import dev.limbeck.sqlite.ddl.ColumnText;
import dev.limbeck.sqlite.ddl.KeyPart;
import dev.limbeck.sqlite.ddl.Rule;
import dev.limbeck.sqlite.ddl.TableText;
import java.util.List;

/**
 * Detects parts of a table's text that the model cannot express: a conflict clause, a descending or collated key, the
 * name of a NOT NULL constraint, a clause without effect, or a repeated clause. Comments and differences in spelling
 * are ignored.
 */
final class Unmodelled {
    private Unmodelled() {}

    /** {@return whether a part of the given table would be missing from the model} */
    static boolean isIn(TableText table) {
        for (ColumnText column : table.columns()) {
            if (isIn(column)) {
                return true;
            }
        }
        return isInOneOf(table.constraints());
    }

    private static boolean isIn(ColumnText column) {
        return isInOneOf(column.clauses())
                || (column.clauses().size() > 1
                        && (isTwice(column, Rule.NotNull.class)
                                || isTwice(column, Rule.Default.class)
                                || isTwice(column, Rule.Collate.class)));
    }

    private static boolean isTwice(ColumnText column, Class<? extends Rule> kind) {
        return column.count(kind) > 1;
    }

    private static boolean isInOneOf(List<Clause> clauses) {
        for (Clause clause : clauses) {
            if (isIn(clause)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isIn(Clause clause) {
        return clause.conflict() != null
                || (clause.name() != null && isUnnamedInModel(clause.rule()))
                || isIn(clause.rule());
    }

    /** Returns whether the model does not store a name for the given kind of rule. */
    private static boolean isUnnamedInModel(Rule rule) {
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
        for (KeyPart part : parts) {
            if (part.isDescending() || part.collation() != null) {
                return true;
            }
        }
        return false;
    }
}
