package dev.limbeck.hibernate.generate;

import dev.limbeck.model.Deferrability;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.ReferentialAction;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes clauses of foreign keys as SQL. */
final class ForeignKeyText {
    private ForeignKeyText() {}

    /**
     * {@return the actions and deferrability of the foreign key, each clause preceded by a space; empty for the
     * defaults}
     */
    static String rules(ForeignKey key) {
        return action(" on delete ", key.onDelete())
                + action(" on update ", key.onUpdate())
                + deferral(key.deferrability());
    }

    /** {@return the clause that declares the foreign key in the definition of its column, preceded by a space} */
    static String columnClause(ForeignKey key) {
        String name = key.name() == null ? "" : " constraint " + SqlNames.quotedUnlessPlain(key.name());
        List<String> referenced = key.referencedColumns();
        String columns = referenced.isEmpty()
                ? ""
                : referenced.stream().map(SqlNames::quotedUnlessPlain).collect(Collectors.joining(", ", " (", ")"));
        return name + " references "
                + SqlNames.quotedUnlessPlain(key.referencedTable().name()) + columns + rules(key);
    }

    private static String action(String event, ReferentialAction action) {
        return action == ReferentialAction.NO_ACTION ? "" : event + action.sql().toLowerCase(Locale.ROOT);
    }

    private static String deferral(Deferrability when) {
        return switch (when) {
            case NOT_DEFERRABLE -> "";
            case INITIALLY_IMMEDIATE -> " deferrable initially immediate";
            case INITIALLY_DEFERRED -> " deferrable initially deferred";
        };
    }
}
