package dev.limbeck.cli.report;

import java.util.List;

/** Names the tables that a comparison ignored, but not all of them if there are many, as in a database with tenants. */
final class IgnoredTables {
    private static final int SHOWN = 20;

    private IgnoredTables() {}

    /** {@return a sentence that names the tables} */
    static String describe(List<String> names) {
        String more = names.size() > SHOWN ? ", and " + (names.size() - SHOWN) + " more" : "";
        return "Ignored " + (names.size() == 1 ? "1 table" : names.size() + " tables")
                + " that neither the model nor a revision has: "
                + String.join(", ", names.subList(0, Math.min(SHOWN, names.size()))) + more;
    }
}
