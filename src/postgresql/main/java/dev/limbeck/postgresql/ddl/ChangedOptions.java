package dev.limbeck.postgresql.ddl;

import dev.limbeck.model.Options;
import dev.limbeck.ops.AlterOptions;
import dev.limbeck.postgresql.syntax.PostgresqlOptions;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The clauses that change the options of a table. */
record ChangedOptions(AlterOptions step) {

    List<String> clauses() {
        List<String> clauses = new ArrayList<>();
        boolean was = step.before().has(PostgresqlOptions.UNLOGGED);
        boolean is = step.after().has(PostgresqlOptions.UNLOGGED);
        if (was != is) {
            clauses.add(is ? "SET UNLOGGED" : "SET LOGGED");
        }
        Set<String> before = parameters(step.before());
        Set<String> after = parameters(step.after());
        Set<String> gone = new LinkedHashSet<>(names(before));
        gone.removeAll(names(after));
        if (!gone.isEmpty()) {
            clauses.add("RESET (" + String.join(", ", gone) + ")");
        }
        Set<String> added = new LinkedHashSet<>(after);
        added.removeAll(before);
        if (!added.isEmpty()) {
            clauses.add("SET (" + String.join(", ", added) + ")");
        }
        return clauses;
    }

    private static Set<String> parameters(Options options) {
        String text = String.valueOf(options.get(PostgresqlOptions.WITH).orElse(""));
        Set<String> parameters = new LinkedHashSet<>();
        for (String each : text.split(",", -1)) {
            if (!each.isBlank()) {
                parameters.add(each.strip());
            }
        }
        return parameters;
    }

    private static Set<String> names(Set<String> parameters) {
        Set<String> names = new LinkedHashSet<>();
        parameters.forEach(each -> names.add(each.split("=", 2)[0].strip()));
        return names;
    }
}
