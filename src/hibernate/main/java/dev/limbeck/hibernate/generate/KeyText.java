package dev.limbeck.hibernate.generate;

import dev.limbeck.model.Deferrability;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.ReferentialAction;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Foreign keys in SQL's words. */
final class KeyText {
    private KeyText() {}

    /** {@return what it does and when it is checked, each clause with a blank before it; empty for the usual} */
    static String rules(ForeignKey key) {
        return action(" on delete ", key.onDelete())
                + action(" on update ", key.onUpdate())
                + deferral(key.deferrability());
    }

    /** {@return the clause that says it in its column's definition, with a blank before it} */
    static String inColumn(ForeignKey key) {
        String name = key.name() == null ? "" : " constraint " + SqlNames.quotedUnlessPlain(key.name());
        List<String> there = key.referencedColumns();
        String columns = there.isEmpty()
                ? ""
                : there.stream().map(SqlNames::quotedUnlessPlain).collect(Collectors.joining(", ", " (", ")"));
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
