package dev.limbeck.command.review;

import dev.limbeck.dialect.Catalog.OtherDefinition;
import dev.limbeck.model.TableName;
import dev.limbeck.result.Change;
import dev.limbeck.result.ChangeKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The changes made by hand to objects that the model does not represent, such as functions and exclusion constraints.
 *
 * @param changes the changes
 * @param repairs the statements that revert the changes, to the extent possible
 * @param warnings the changes that the statements do not revert, one line each
 */
public record OtherDrift(List<Change> changes, List<String> repairs, List<String> warnings) {
    private static final String REPLACES = "CREATE OR REPLACE ";

    /** Copies the lists. */
    public OtherDrift {
        changes = List.copyOf(changes);
        repairs = List.copyOf(repairs);
        warnings = List.copyOf(warnings);
    }

    /**
     * {@return the changes between the two databases}
     *
     * @param expected the objects that the revisions create
     * @param live the objects that exist; an object is ignored if it belongs to no table and no revision creates it
     * @param isManaged selects the tables and views whose objects are compared
     */
    public static OtherDrift find(
            List<OtherDefinition> expected, List<OtherDefinition> live, Predicate<TableName> isManaged) {
        Map<String, OtherDefinition> found = byName(live);
        List<Change> changes = new ArrayList<>();
        List<String> repairs = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        Map<String, OtherDefinition> wanted = byName(expected);
        wanted.forEach((name, object) -> {
            OtherDefinition now = found.get(name);
            if (isCompared(object, isManaged) && (now == null || !now.creation().equals(object.creation()))) {
                changes.add(change(object, now == null ? "dropped " : "changed "));
                Optional<OtherDefinition> instead = now == null ? findInstead(object, live) : Optional.empty();
                instead.ifPresent(other -> changes.add(change(other, "added ")));
                revert(now == null ? instead.orElse(null) : now, object, repairs, warnings);
            }
        });
        found.forEach((name, object) -> {
            if (!wanted.containsKey(name) && object.table() != null && isCompared(object, isManaged)) {
                changes.add(change(object, "added "));
                revert(object, null, repairs, warnings);
            }
        });
        return new OtherDrift(changes, repairs, warnings);
    }

    /** Returns the routine of another kind that prevents a routine with the same name and parameters, if any. */
    private static Optional<OtherDefinition> findInstead(OtherDefinition wanted, List<OtherDefinition> live) {
        return live.stream()
                .filter(object -> isRoutine(wanted)
                        && isRoutine(object)
                        && object.name().equals(wanted.name())
                        && !object.kind().equals(wanted.kind()))
                .findFirst();
    }

    private static boolean isRoutine(OtherDefinition object) {
        return object.table() == null && object.creation().startsWith(REPLACES);
    }

    private static boolean isCompared(OtherDefinition object, Predicate<TableName> isManaged) {
        TableName table = object.table();
        return table == null || isManaged.test(table);
    }

    private static Map<String, OtherDefinition> byName(List<OtherDefinition> objects) {
        Map<String, OtherDefinition> found = new LinkedHashMap<>();
        objects.forEach(object -> found.put(object.describe(), object));
        return found;
    }

    private static Change change(OtherDefinition object, String verb) {
        TableName table = object.table();
        return new Change(
                ChangeKind.CHANGED_OBJECT,
                table == null ? object.name() : table.toString(),
                table == null ? "" : object.name(),
                verb + object.describe(),
                List.of());
    }

    /**
     * {@return the given script with the statements that revert the changes; those that create functions come first,
     * because triggers and views may use them}
     */
    public String script(String others) {
        StringBuilder functions = new StringBuilder();
        StringBuilder rest = new StringBuilder();
        for (String repair : repairs) {
            boolean first = repair.startsWith(REPLACES) || repair.contains(";\n" + REPLACES);
            (first ? functions : rest).append(repair).append(";\n");
        }
        return functions + others + rest;
    }

    /**
     * Replaces a function without dropping it, because other objects may use it. Drops it only if the database cannot
     * replace it.
     */
    private static void revert(
            @Nullable OtherDefinition now,
            @Nullable OtherDefinition wanted,
            List<String> repairs,
            List<String> warnings) {
        boolean replaced = wanted != null && wanted.creation().startsWith(REPLACES);
        if (wanted != null
                && replaced
                && now != null
                && now.drop() != null
                && !signature(now).equals(signature(wanted))) {
            boolean same = now.kind().equals(wanted.kind());
            warnings.add("The SQL that reverts the changes drops the " + now.describe() + " and creates "
                    + (same
                            ? "it again, because its parameters or its result changed"
                            : "the " + wanted.describe() + ", because it is a " + wanted.kind() + " in the revisions")
                    + ". Its privileges and its comment are lost, and the statement fails if other objects use it");
            repairs.add(now.drop() + ";\n" + wanted.creation());
            return;
        }
        if (now != null && !replaced) {
            String drop = now.drop();
            if (drop == null) {
                warnings.add("The SQL that reverts the changes does not revert the " + now.describe()
                        + ", because other objects may use it");
                return;
            }
            repairs.add(drop);
        }
        if (wanted != null) {
            repairs.add(wanted.creation());
        }
    }

    /**
     * Returns the properties that cannot be replaced: the names, types and defaults of the parameters, and the result
     * type.
     */
    private static String signature(OtherDefinition function) {
        int end = function.creation().indexOf("\n LANGUAGE ");
        return end < 0 ? function.creation() : function.creation().substring(0, end);
    }
}
