package dev.limbeck.cli.page;

import dev.limbeck.command.review.SketchNotes;
import dev.limbeck.model.Column;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.result.Review.Note;
import dev.limbeck.result.Review.Sketch;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Combines the tables before and after a change. The result contains the tables and columns that exist after the
 * change, and those that the change drops.
 */
final class SketchUnion {
    private static final String RENAMED_TO = "renamed to ";

    private final Sketch after;
    private final SketchNotes notesBefore;
    private final List<Note> notes;
    private final List<Table> tables = new ArrayList<>();
    private final Map<TableName, Table> earlier = new HashMap<>();

    private SketchUnion(Sketch before, Sketch after) {
        this.after = after;
        this.notesBefore = new SketchNotes(before);
        this.notes = new ArrayList<>(after.notes());
        for (Table table : before.schema().tables()) {
            TableName now = later(table.name());
            if (after.schema().table(now).isPresent()) {
                earlier.put(key(now), table);
            } else {
                tables.add(table);
                add(table.name(), "", notesBefore.describe(table.name()));
            }
        }
    }

    /** {@return a sketch of both} */
    static Sketch of(Sketch before, Sketch after) {
        SketchUnion union = new SketchUnion(before, after);
        after.schema().tables().forEach(union::join);
        return new Sketch(after.schema().withTables(union.tables), union.notes);
    }

    private TableName key(TableName name) {
        return after.schema().names().key(name);
    }

    private TableName later(TableName name) {
        String note = notesBefore.describe(name);
        return note.startsWith(RENAMED_TO)
                ? after.schema().tables().stream()
                        .map(Table::name)
                        .filter(each -> each.toString().equals(note.substring(RENAMED_TO.length())))
                        .findFirst()
                        .orElse(name)
                : name;
    }

    private void add(TableName table, String column, String text) {
        if (!text.isEmpty()) {
            notes.add(new Note(table.toString(), column, text));
        }
    }

    /** Adds a table that exists afterwards, with its dropped columns. */
    private void join(Table table) {
        Table before = earlier.get(key(table.name()));
        if (before == null) {
            tables.add(table);
            return;
        }
        List<Column> columns = new ArrayList<>(table.columns());
        List<ForeignKey> keys = new ArrayList<>(table.foreignKeys());
        int at = 0;
        for (Column column : before.columns()) {
            String note = notesBefore.describe(before.name(), column.name());
            Optional<Column> same = table.column(column.name());
            if (note.equals("dropped")) {
                columns.add(Math.min(at, columns.size()), column);
                add(table.name(), column.name(), note);
            } else if (note.equals("changed")
                    && same.isPresent()
                    && !shown(column).equals(shown(same.get()))) {
                add(table.name(), column.name(), "changed: was " + shown(column));
            }
            at++;
        }
        before.foreignKeys().stream()
                .filter(key -> key.columns().stream()
                        .anyMatch(name ->
                                notesBefore.describe(before.name(), name).equals("dropped")))
                .forEach(keys::add);
        tables.add(table.withColumns(columns).withForeignKeys(keys));
    }

    private static String shown(Column column) {
        return column.type() + (column.nullable() ? "?" : "");
    }
}
