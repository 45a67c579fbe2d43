package dev.limbeck.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The sequences of a schema, and the types of those columns whose type the database does not have, such as an
 * enumeration. This information comes from the entities or from the revisions, never from a database.
 *
 * @param types the types of columns, by the key of the table and the key of the column
 * @param sequences the sequences, by key
 * @param quotedNames the names that the entities quote and that another database would store differently without quotes
 */
public record SchemaWords(
        Map<String, Map<String, SqlType>> types, Map<String, Sequence> sequences, Set<String> quotedNames) {
    /** No sequences and no types. */
    public static final SchemaWords NONE = new SchemaWords(Map.of(), Map.of());

    /** Creates words without quoted names. */
    public SchemaWords(Map<String, Map<String, SqlType>> types, Map<String, Sequence> sequences) {
        this(types, sequences, Set.of());
    }

    /** Copies the maps and the set. */
    public SchemaWords {
        Map<String, Map<String, SqlType>> copied = new LinkedHashMap<>();
        types.forEach((table, columns) -> copied.put(table, Map.copyOf(columns)));
        types = Map.copyOf(copied);
        sequences = Map.copyOf(sequences);
        quotedNames = Set.copyOf(quotedNames);
    }

    /** {@return whether there are no sequences and no types} */
    public boolean isEmpty() {
        return sequences.isEmpty() && types.values().stream().allMatch(Map::isEmpty);
    }

    /** {@return the type of the given column, if it is known} */
    public Optional<SqlType> type(TableName table, String column) {
        return Optional.ofNullable(types.getOrDefault(key(table), Map.of()).get(CaseFolding.fold(column)));
    }

    /** {@return the sequence with the given name, if it is known} */
    public Optional<Sequence> sequence(TableName name) {
        return Optional.ofNullable(sequences.get(key(name)));
    }

    /**
     * {@return a copy of these words with the given type for the column, or without a type for the column if it is
     * null}
     */
    public SchemaWords withType(TableName table, String column, @Nullable SqlType type) {
        Map<String, SqlType> columns = new LinkedHashMap<>(types.getOrDefault(key(table), Map.of()));
        if (type == null) {
            columns.remove(CaseFolding.fold(column));
        } else {
            columns.put(CaseFolding.fold(column), type);
        }
        Map<String, Map<String, SqlType>> all = new LinkedHashMap<>(types);
        all.put(key(table), columns);
        return new SchemaWords(all, sequences, quotedNames);
    }

    /** {@return a copy of these words with the given sequence} */
    public SchemaWords withSequence(Sequence sequence) {
        Map<String, Sequence> all = new LinkedHashMap<>(sequences);
        all.put(key(sequence.name()), sequence);
        return new SchemaWords(types, all, quotedNames);
    }

    /** {@return a copy of these words with the given names that the entities quote} */
    public SchemaWords withQuotedNames(Set<String> names) {
        return new SchemaWords(types, sequences, names);
    }

    /** {@return a copy of these words without the table or sequence with the given name} */
    public SchemaWords without(TableName name) {
        Map<String, Map<String, SqlType>> tables = new LinkedHashMap<>(types);
        tables.remove(key(name));
        Map<String, Sequence> others = new LinkedHashMap<>(sequences);
        others.remove(key(name));
        return new SchemaWords(tables, others, quotedNames);
    }

    /** {@return a copy of these words in which the table or sequence is renamed} */
    public SchemaWords renamed(TableName from, TableName to) {
        SchemaWords rest = without(from);
        Map<String, Map<String, SqlType>> tables = new LinkedHashMap<>(rest.types);
        Map<String, SqlType> columns = types.get(key(from));
        if (columns != null) {
            tables.put(key(to), columns);
        }
        SchemaWords renamed = new SchemaWords(tables, rest.sequences, quotedNames);
        return sequence(from)
                .map(sequence -> renamed.withSequence(sequence.withName(to)))
                .orElse(renamed);
    }

    private static String key(TableName name) {
        return CaseFolding.fold(name.toString());
    }
}
