package dev.limbeck.compare;

import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.DropColumn;
import dev.limbeck.ops.Operation;
import dev.limbeck.result.SchemaMismatch;
import java.util.List;

/** Finds the first difference between an expected and an actual schema. */
public final class FirstMismatch {
    private static final String ADDED = "added ";
    private static final String DROPPED = "dropped ";
    private static final String CHANGED = "changed ";

    private FirstMismatch() {}

    /** {@return the difference that the first of the given corrections would remove} */
    public static SchemaMismatch of(List<Operation> corrections) {
        Operation first = corrections.get(0);
        Difference difference = Difference.describe(List.of(first)).get(0);
        String text = difference.text();
        if (text.startsWith(ADDED)) {
            return new SchemaMismatch(text.substring(ADDED.length()), "no " + named(difference, ADDED));
        }
        if (text.startsWith(DROPPED)) {
            return new SchemaMismatch(
                    "no " + named(difference, DROPPED), text.substring(DROPPED.length()) + type(first));
        }
        if (first instanceof AlterTable batch && batch.steps().get(0) instanceof AlterColumn step) {
            String column = named(difference, CHANGED) + " ";
            String expected = StepDifferenceWalk.declared(step.after());
            String found = StepDifferenceWalk.declared(step.before());
            if (!expected.equals(found)) {
                return new SchemaMismatch(column + expected, column + found);
            }
        }
        return new SchemaMismatch("no difference", text);
    }

    /** Returns the definition of a dropped column, because the text of a difference does not contain it. */
    private static String type(Operation first) {
        return first instanceof AlterTable batch && batch.steps().get(0) instanceof DropColumn step
                ? " " + StepDifferenceWalk.declared(step.column())
                : "";
    }

    private static String named(Difference difference, String verb) {
        String kind = difference.kind().label().substring(verb.length());
        String name = difference.name() == null ? "" : difference.name();
        String table = difference.table() == null ? "" : difference.table().toString();
        boolean both = !table.isEmpty() && !name.isEmpty();
        return kind + " " + table + (both ? "." : "") + name;
    }
}
