package dev.limbeck.hibernate.generate;

import dev.limbeck.model.Index;
import dev.limbeck.model.Options;
import dev.limbeck.model.UniqueConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The options of indexes and unique constraints that the attribute {@code options} of their annotations can declare.
 */
final class DeclaredOptions {
    private static final String PARTS = "postgresql_parts";
    private static final String USING = "postgresql_using";
    private static final String INCLUDE = "postgresql_include";
    private static final String WITH = "postgresql_with";
    private static final String NULLS = "postgresql_nulls_not_distinct";
    private static final String DEFERRABLE = "postgresql_deferrable";

    private static final Set<String> OF_INDEX = Set.of(PARTS, USING, INCLUDE, WITH, NULLS);
    private static final Set<String> OF_CONSTRAINT = Set.of(INCLUDE, WITH, NULLS, DEFERRABLE);

    private DeclaredOptions() {}

    /** {@return whether the annotation can declare all options of the index, including the text of its parts} */
    static boolean canDeclare(Index index) {
        if (!OF_INDEX.containsAll(keys(index.options()))) {
            return false;
        }
        Optional<String> parts = parts(index);
        if (parts.isEmpty()) {
            return true;
        }
        // Hibernate splits the text at every comma, and turns a unique index over columns into a constraint.
        return pieces(parts.get()).stream().noneMatch(piece -> piece.contains(",") || piece.contains("\""))
                && (!index.unique() || index.where() != null || index.options().has(USING));
    }

    /** {@return whether the annotation can declare all options of the constraint} */
    static boolean canDeclare(UniqueConstraint unique) {
        return OF_CONSTRAINT.containsAll(keys(unique.options()));
    }

    private static Set<String> keys(Options options) {
        return options.values().keySet();
    }

    /** {@return the parts of the index as text, if a list of columns and expressions cannot express them} */
    static Optional<String> parts(Index index) {
        return index.options().get(PARTS).map(String::valueOf);
    }

    /** {@return the text of the options; empty if there are none} */
    static String text(Index index) {
        List<String> clauses = clauses(index.options());
        if (index.where() != null) {
            clauses.add("where " + index.where().sql());
        }
        return String.join(" ", clauses);
    }

    /** {@return the text of the options; empty if there are none} */
    static String text(UniqueConstraint unique) {
        return String.join(" ", clauses(unique.options()));
    }

    private static List<String> clauses(Options options) {
        Map<String, Object> values = options.values();
        List<String> clauses = new ArrayList<>();
        if (values.containsKey(USING)) {
            clauses.add("using " + values.get(USING));
        }
        if (values.containsKey(INCLUDE)) {
            clauses.add("include (" + values.get(INCLUDE) + ")");
        }
        if (values.containsKey(NULLS)) {
            clauses.add("nulls not distinct");
        }
        if (values.containsKey(WITH)) {
            clauses.add("with (" + values.get(WITH) + ")");
        }
        if (values.containsKey(DEFERRABLE)) {
            String mode = String.valueOf(values.get(DEFERRABLE));
            clauses.add(mode.startsWith("deferrable") ? mode : "deferrable " + mode);
        }
        return clauses;
    }

    /** Splits the text at the commas outside of parentheses and strings. */
    private static List<String> pieces(String text) {
        List<String> pieces = new ArrayList<>();
        int depth = 0;
        int from = 0;
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            quoted ^= each == '\'';
            if (!quoted) {
                depth += each == '(' ? 1 : each == ')' ? -1 : 0;
                if (each == ',' && depth == 0) {
                    pieces.add(text.substring(from, i));
                    from = i + 1;
                }
            }
        }
        pieces.add(text.substring(from));
        return pieces;
    }
}
