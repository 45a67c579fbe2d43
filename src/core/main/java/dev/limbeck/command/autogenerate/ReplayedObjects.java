package dev.limbeck.command.autogenerate;

import dev.limbeck.command.autogenerate.history.DeclaredTable;
import dev.limbeck.model.NameRules;
import dev.limbeck.model.SchemaWords;
import dev.limbeck.model.Sequence;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.TableName;
import java.util.ArrayList;
import java.util.List;

/**
 * The objects that the revisions of a history create.
 *
 * @param tables the keys of the tables and sequences
 * @param views the keys of the views and triggers
 * @param warnings warnings about revisions whose tables could not be determined
 * @param types the column types that are not visible in the stored schema
 * @param sequences the sequences that the revisions declare
 * @param quotedNames the names that the revisions quote
 * @param declared the tables with their declarations in the revisions
 */
public record ReplayedObjects(
        List<TableName> tables,
        List<TableName> views,
        List<String> warnings,
        List<ColumnType> types,
        List<Sequence> sequences,
        List<String> quotedNames,
        List<DeclaredTable> declared) {
    /** Copies the lists. */
    public ReplayedObjects {
        tables = List.copyOf(tables);
        views = List.copyOf(views);
        warnings = List.copyOf(warnings);
        types = List.copyOf(types);
        sequences = List.copyOf(sequences);
        quotedNames = List.copyOf(quotedNames);
        declared = List.copyOf(declared);
    }

    /** {@return the same objects without the declarations of tables, which are needed only to write a revision} */
    ReplayedObjects withoutDeclarations() {
        return new ReplayedObjects(tables, views, warnings, types, sequences, quotedNames, List.of());
    }

    /**
     * The type of a column.
     *
     * @param table the key of the table
     * @param column the key of the column
     * @param type the type
     */
    public record ColumnType(TableName table, String column, SqlType type) {}

    /** {@return the same objects, in which every list without a significant order is sorted} */
    ReplayedObjects sorted() {
        return new ReplayedObjects(
                tables,
                views,
                warnings,
                PackagedModel.sortedTypes(types),
                PackagedModel.sortedSequences(sequences),
                quotedNames.stream().sorted().toList(),
                declared);
    }

    static List<ColumnType> types(SchemaWords words) {
        List<ColumnType> types = new ArrayList<>();
        words.types()
                .forEach((table, columns) ->
                        columns.forEach((column, type) -> types.add(new ColumnType(table, column, type))));
        return types;
    }

    /** {@return the sequences, types and quoted names} */
    SchemaWords words(NameRules names) {
        SchemaWords words = SchemaWords.none(names).withQuotedNames(java.util.Set.copyOf(quotedNames));
        for (ColumnType each : types) {
            words = words.withType(each.table(), each.column(), each.type());
        }
        for (Sequence sequence : sequences) {
            words = words.withSequence(sequence);
        }
        return words;
    }
}
