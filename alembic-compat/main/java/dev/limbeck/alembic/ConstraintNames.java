package dev.limbeck.alembic;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The names that scripts give to constraints. A batch with a {@code naming_convention} may drop an unnamed constraint
 * by a name that no script declares, because the convention generates the name.
 */
final class ConstraintNames {
    private ConstraintNames() {}

    /** Adds the names in one script. */
    static void collect(Json script, Set<String> names) {
        for (Json operation : operations(script).toList()) {
            if (operation.has("table") && operation.text("op").equals("createTable")) {
                Json table = operation.object("table");
                add(table.objects("constraints"), names);
                add(table.has("primaryKey") ? List.of(table.object("primaryKey")) : List.of(), names);
            }
            for (Json step : operation.objects("steps")) {
                add(step.has("constraint") ? List.of(step.object("constraint")) : List.of(), names);
            }
        }
    }

    /** {@return the first name that the script drops although no script declares it} */
    static Optional<String> findUndeclared(Json script, Set<String> names) {
        return operations(script)
                .flatMap(operation -> operation.objects("steps").stream())
                .filter(step -> step.text("step").equals("dropConstraint") && step.flag("convention"))
                .map(step -> step.text("name"))
                .filter(name -> !names.contains(name))
                .findFirst();
    }

    private static void add(List<Json> constraints, Set<String> names) {
        for (Json constraint : constraints) {
            String name = constraint.optional("name");
            if (name != null) {
                names.add(name);
            }
        }
    }

    private static Stream<Json> operations(Json script) {
        return Stream.concat(script.objects("upgrade").stream(), script.objects("downgrade").stream());
    }
}
