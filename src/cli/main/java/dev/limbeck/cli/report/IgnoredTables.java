package dev.limbeck.cli.report;

import java.util.List;

/**
 * Lists the tables that a comparison ignored; if there are many, as in a database with tenants, lists only some of
 * them.
 */
final class IgnoredTables {
    private static final int SHOWN = 20;

    private IgnoredTables() {}

    /** {@return a sentence that lists the tables} */
    static String describe(List<String> names) {
        String more = names.size() > SHOWN ? ", and " + (names.size() - SHOWN) + " more" : "";
        return "Ignored " + (names.size() == 1 ? "1 table that is" : names.size() + " tables that are")
                + " in neither the model nor a revision: "
                + String.join(", ", names.subList(0, Math.min(SHOWN, names.size()))) + more;
    }
}
