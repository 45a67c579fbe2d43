package dev.limbeck.postgresql.read;

import dev.limbeck.model.Identity;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The sequences that belong to columns. */
final class OwnedSequences {
    private static final int DEFAULT_NUMBER = 1;
    private static final Map<String, Long> LIMITS =
            Map.of("smallint", (long) Short.MAX_VALUE, "integer", (long) Integer.MAX_VALUE);

    private static final Set<String> INTEGERS = Set.of("smallint", "integer", "bigint");

    private final Map<String, Row> identities = new HashMap<>();
    private final Map<String, Row> serials = new HashMap<>();
    private final Set<Long> plain = new HashSet<>();

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

    /**
     * {@return whether the sequence is created together with a column: an identity column, or a serial column of a table
     * that an operation creates}
     */
    boolean isPartOf(ServerRows rows, Row sequence) {
        return "i".equals(sequence.textOrNull("ownership"))
                || ("a".equals(sequence.textOrNull("ownership"))
                        && plain(rows).contains(sequence.number("owner"))
                        && serial(rows, sequence).isPresent());
    }

    private Set<Long> plain(ServerRows rows) {
        if (plain.isEmpty()) {
            rows.relations().stream().filter(rows::isPlain).forEach(row -> plain.add(row.number("oid")));
        }
        return plain;
    }

    private Optional<Row> serial(ServerRows rows, Row sequence) {
        return rows.columns().getOrDefault(sequence.number("owner"), List.of()).stream()
                .filter(column -> column.text("name").equals(sequence.text("owner_column")))
                .filter(column -> nextNumber(sequence).equals(column.textOrNull("expression")) && isSerial(column))
                .findFirst();
    }

    /** {@return whether the sequence has only the properties that the model represents} */
    static boolean isPlain(Row sequence) {
        return changes(sequence, "bigint").isEmpty();
    }

    /** {@return the statements that give the sequence of a column the options that the model does not represent} */
    List<String> changes(ServerRows rows, Row sequence) {
        String type = rows.columns().getOrDefault(sequence.number("owner"), List.of()).stream()
                .filter(column -> column.text("name").equals(sequence.text("owner_column")))
                .map(column -> column.text("type"))
                .findFirst()
                .orElse("bigint");
        String changes = changes(sequence, type);
        return changes.isEmpty()
                ? List.of()
                : List.of("ALTER SEQUENCE " + DefinitionTexts.quote(rows.name(sequence)) + changes);
    }

    private static String changes(Row sequence, String type) {
        long limit = LIMITS.getOrDefault(sequence.text("type"), Long.MAX_VALUE);
        boolean ascending = sequence.number("increment") > 0;
        StringBuilder changes = new StringBuilder();
        if (!sequence.text("type").equals(type)) {
            changes.append(" AS ").append(sequence.text("type"));
        }
        if (sequence.number("least") != (ascending ? 1 : -limit - 1)) {
            changes.append(" MINVALUE ").append(sequence.number("least"));
        }
        if (sequence.number("greatest") != (ascending ? limit : -1)) {
            changes.append(" MAXVALUE ").append(sequence.number("greatest"));
        }
        if (sequence.number("cache") != 1) {
            changes.append(" CACHE ").append(sequence.number("cache"));
        }
        return changes + (sequence.is("cycle") ? " CYCLE" : "");
    }

    private static String key(Row column) {
        return column.number("relation") + " " + column.text("name");
    }

    /** Returns the default of a serial column as the server prints it. */
    private static String nextNumber(Row sequence) {
        return "nextval('" + sequence.text("printed").replace("'", "''") + "'::regclass)";
    }
}
