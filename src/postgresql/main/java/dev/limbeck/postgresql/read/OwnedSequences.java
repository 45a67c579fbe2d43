package dev.limbeck.postgresql.read;

import dev.limbeck.model.Identity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The sequences that belong to columns. */
final class OwnedSequences {
    private static final int DEFAULT_NUMBER = 1;
    private static final Set<String> INTEGERS = Set.of("smallint", "integer", "bigint");

    private final Map<String, Row> identities = new HashMap<>();
    private final Map<String, Row> serials = new HashMap<>();

    OwnedSequences(List<Row> sequences) {
        for (Row sequence : sequences) {
            String ownership = sequence.textOrNull("ownership");
            if (ownership == null) {
                continue;
            }
            String column = sequence.number("owner") + " " + sequence.text("owner_column");
            if (ownership.equals("i")) {
                identities.put(column, sequence);
            } else {
                // A column can own several sequences; its default uses one of them.
                serials.put(column + " " + nextNumber(sequence), sequence);
            }
        }
    }

    /** {@return how the server generates the numbers of the column, or null if it is not an identity column} */
    @Nullable
    Identity identity(Row column) {
        String mode = column.text("identity");
        if (mode.isEmpty()) {
            return null;
        }
        Identity identity = Identity.PLAIN.withMode(mode.equals("a") ? Identity.Mode.ALWAYS : Identity.Mode.BY_DEFAULT);
        Row sequence = identities.get(key(column));
        if (sequence == null) {
            return identity;
        }
        long start = sequence.number("start");
        long increment = sequence.number("increment");
        identity = start == DEFAULT_NUMBER ? identity : identity.withStart(start);
        return increment == DEFAULT_NUMBER ? identity : identity.withIncrement(increment);
    }

    /**
     * {@return whether the column has the properties of a column declared as {@code serial}, {@code bigserial} or
     * {@code smallserial}: the default is the next number of its own sequence, which starts at 1 with an increment of
     * 1}
     */
    boolean isSerial(Row column) {
        String expression = column.textOrNull("expression");
        if (expression == null
                || !column.text("identity").isEmpty()
                || !column.text("generated").isEmpty()
                || !INTEGERS.contains(column.text("type"))) {
            return false;
        }
        Row sequence = serials.get(key(column) + " " + expression);
        return sequence != null
                && sequence.number("start") == DEFAULT_NUMBER
                && sequence.number("increment") == DEFAULT_NUMBER;
    }

    private static String key(Row column) {
        return column.number("relation") + " " + column.text("name");
    }

    /** Returns the default of a serial column as the server prints it. */
    private static String nextNumber(Row sequence) {
        return "nextval('" + sequence.text("printed").replace("'", "''") + "'::regclass)";
    }
}
