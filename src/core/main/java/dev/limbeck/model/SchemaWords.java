package dev.limbeck.model;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The sequences of a schema, and the column types that the database does not support, such as enumerations. This
 * information comes from the entities or from the revisions, never from a database.
 *
 * @param types the types of columns, by table key and column key: types that the database does not support, and large
 *     objects, whose kind PostgreSQL does not store
 * @param sequences the sequences, by key
 * @param quotedNames the names that the entities quote and that another database would store differently if they were
 *     unquoted
 * @param names the rules that decide which names are the same
 * @param forms the forms in which the entities write names that contain upper-case letters
 */
public record SchemaWords(
        Map<TableName, Map<String, SqlType>> types,
        Map<TableName, Sequence> sequences,
        Set<String> quotedNames,
        NameRules names,
        NameRules.Forms forms) {
    /** An instance without sequences and types, for a schema in which the case of ASCII letters in names is ignored. */
    public static final SchemaWords NONE = none(NameRules.ASCII_INSENSITIVE);

    /** Copies the maps and the set. */
    public SchemaWords {
        Map<TableName, Map<String, SqlType>> copied = new LinkedHashMap<>();
        types.forEach((table, columns) -> copied.put(table, Map.copyOf(columns)));
        types = Map.copyOf(copied);
        sequences = Map.copyOf(sequences);
        quotedNames = Set.copyOf(quotedNames);
    }

    /** {@return an instance without sequences and types, for a schema with the given rules for names} */
    public static SchemaWords none(NameRules names) {
        return new SchemaWords(Map.of(), Map.of(), Set.of(), names, NameRules.Forms.NONE);
    }

    /** {@return whether there are no sequences, and no types except large objects} */
    public boolean isEmpty() {
        return sequences.isEmpty()
                && types.values().stream()
                        .flatMap(columns -> columns.values().stream())
                        .allMatch(SqlType.Portable.class::isInstance);
    }

    /** {@return the type of the given column, if it is known and is not a large object} */
    public Optional<SqlType> type(TableName table, String column) {
        return find(table, column).filter(type -> !(type instanceof SqlType.Portable));
    }

    /** {@return the type of the given column, for instance {@code clob()}, if it is known to be a large object} */
    public Optional<SqlType> largeObject(TableName table, String column) {
        return find(table, column).filter(SqlType.Portable.class::isInstance);
    }

    private Optional<SqlType> find(TableName table, String column) {
        return Optional.ofNullable(
                types.getOrDefault(key(table), Map.of()).get(names.others().key(column)));
    }

    /** {@return the sequence with the given name, if it is known} */
    public Optional<Sequence> sequence(TableName name) {
        return Optional.ofNullable(sequences.get(key(name)));
    }

    /** {@return a copy of these words with the given type for the column, or without one if the given type is null} */
    public SchemaWords withType(TableName table, String column, @Nullable SqlType type) {
        Map<String, SqlType> columns = new LinkedHashMap<>(types.getOrDefault(key(table), Map.of()));
        if (type == null) {
            columns.remove(names.others().key(column));
        } else {
            columns.put(names.others().key(column), type);
        }
        Map<TableName, Map<String, SqlType>> all = new LinkedHashMap<>(types);
        all.put(key(table), columns);
        return new SchemaWords(all, sequences, quotedNames, names, forms);
    }

    /** {@return a copy of these words with the given sequence} */
    public SchemaWords withSequence(Sequence sequence) {
        Map<TableName, Sequence> all = new LinkedHashMap<>(sequences);
        all.put(key(sequence.name()), sequence);
        return new SchemaWords(types, all, quotedNames, names, forms);
    }

    /** {@return a copy of these words in which the given names are those that the entities quote} */
    public SchemaWords withQuotedNames(Set<String> quoted) {
        return new SchemaWords(types, sequences, quoted, names, forms);
    }

    /** {@return a copy of these words with the given forms of names} */
    public SchemaWords withForms(NameRules.Forms written) {
        return new SchemaWords(types, sequences, quotedNames, names, written);
    }

    /** {@return a copy of these words without the table or sequence with the given name} */
    public SchemaWords without(TableName name) {
        Map<TableName, Map<String, SqlType>> tables = new LinkedHashMap<>(types);
        tables.remove(key(name));
        Map<TableName, Sequence> others = new LinkedHashMap<>(sequences);
        others.remove(key(name));
        return new SchemaWords(tables, others, quotedNames, names, forms);
    }

    /** {@return a copy of these words in which the table or sequence is renamed} */
    public SchemaWords renamed(TableName from, TableName to) {
        SchemaWords rest = without(from);
        Map<TableName, Map<String, SqlType>> tables = new LinkedHashMap<>(rest.types);
        Map<String, SqlType> columns = types.get(key(from));
        if (columns != null) {
            tables.put(key(to), columns);
        }
        SchemaWords renamed = new SchemaWords(tables, rest.sequences, quotedNames, names, forms);
        return sequence(from)
                .map(sequence -> renamed.withSequence(sequence.withName(to)))
                .orElse(renamed);
    }

    private TableName key(TableName name) {
        return names.key(name);
    }
}
