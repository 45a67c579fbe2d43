package dev.limbeck.command.review;

import dev.limbeck.dialect.SqlSyntax;
import dev.limbeck.model.Column;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.NameRules;
import dev.limbeck.model.Schema;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.Operation;
import dev.limbeck.render.TouchedTables;
import dev.limbeck.result.Review.Note;
import dev.limbeck.result.Review.Sketch;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Selects the tables that a change affects, and their neighbors, for a diagram.
 *
 * @param syntax describes types for readers
 * @param model the schema of the entities, in which keys have the types that the entities declare; empty if it is unknown
 * @param history supplies the types of keys that the revisions declare; only called if they are needed
 */
public record Sketches(SqlSyntax syntax, Schema model, Supplier<DeclaredKeys> history) {

    /** {@return the affected tables and their neighbors before the operations} */
    public Sketch before(Schema schema, List<Operation> operations) {
        return sketch(schema, TouchedTables.ofBefore(operations, schema.names()), List.of());
    }

    /** {@return the affected tables and their neighbors after the operations} */
    public Sketch after(Schema schema, List<Operation> operations) {
        return sketch(schema, TouchedTables.ofAfter(operations, schema.names()), operations);
    }

    private Sketch sketch(Schema schema, TouchedTables touched, List<Operation> operations) {
        KeyTypes types = new KeyTypes(syntax, schema, model, operations, history);
        NameRules names = schema.names();
        Set<TableName> shown = new HashSet<>();
        Predicate<TableName> isTouched = name -> !touched.describe(name).isEmpty();
        for (Table table : schema.tables()) {
            boolean changes = isTouched.test(table.name());
            if (changes) {
                shown.add(names.key(table.name()));
            }
            for (ForeignKey key : table.foreignKeys()) {
                if (changes) {
                    shown.add(names.key(key.referencedTable()));
                } else if (isTouched.test(key.referencedTable())) {
                    shown.add(names.key(table.name()));
                }
            }
        }
        List<Table> tables = schema.tables().stream()
                .filter(table -> shown.contains(names.key(table.name())))
                .map(table -> described(table, types))
                .toList();
        return new Sketch(Schema.of(tables).withNames(names), notes(touched));
    }

    private static List<Note> notes(TouchedTables touched) {
        List<Note> notes = new ArrayList<>();
        touched.tables().forEach((table, text) -> {
            notes.add(new Note(table, "", text));
            touched.columns(table).forEach((column, change) -> notes.add(new Note(table, column, change)));
        });
        return notes;
    }

    private static Table described(Table table, KeyTypes types) {
        List<Column> columns = table.columns().stream()
                .map(column -> column.withType(SqlType.raw(types.describe(table, column))))
                .toList();
        return table.withColumns(columns);
    }
}
