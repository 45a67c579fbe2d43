package dev.limbeck.execute.record;

import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Column;
import dev.limbeck.model.Constraint;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.Table;
import dev.limbeck.model.UniqueConstraint;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The names that PostgreSQL assigns to unnamed constraints, such as {@code pet_weight_check}. A revision that was
 * written on PostgreSQL refers to these names; other databases leave the constraints without a name.
 *
 * @param table a table of any database
 */
record AssignedName(Table table) {
    private static final Pattern STRING = Pattern.compile("'[^']*'");

    /** {@return the unnamed constraint to which PostgreSQL assigns the name; empty if there is not exactly one} */
    Optional<Constraint> find(String name) {
        List<Constraint> found = table.constraints()
                .filter(constraint ->
                        constraint.name() == null && of(constraint).equalsIgnoreCase(name))
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private String of(Constraint constraint) {
        if (constraint instanceof PrimaryKey) {
            return join(List.of(), "pkey");
        }
        if (constraint instanceof UniqueConstraint unique) {
            return join(unique.columns(), "key");
        }
        if (constraint instanceof ForeignKey key) {
            return join(key.columns(), "fkey");
        }
        List<String> used = used((CheckConstraint) constraint);
        return join(used.size() == 1 ? used : List.of(), "check");
    }

    private List<String> used(CheckConstraint check) {
        String condition = STRING.matcher(check.condition().sql()).replaceAll("");
        return table.columns().stream()
                .map(Column::name)
                .filter(name -> mentions(condition, name))
                .toList();
    }

    private static boolean mentions(String condition, String name) {
        return Pattern.compile("(?<![\\w$])" + Pattern.quote(name) + "(?![\\w$])", Pattern.CASE_INSENSITIVE)
                .matcher(condition)
                .find();
    }

    private String join(List<String> columns, String label) {
        List<String> parts = new ArrayList<>(columns);
        parts.add(0, table.name().name());
        parts.add(label);
        return String.join("_", parts);
    }
}
