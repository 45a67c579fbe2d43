package dev.limbeck.sqlite.edit;

import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.ops.Position;
import dev.limbeck.sqlite.ddl.ColumnText;
import dev.limbeck.sqlite.ddl.Lines;
import dev.limbeck.sqlite.ddl.Span;
import dev.limbeck.sqlite.ddl.SqliteNames;
import dev.limbeck.sqlite.ddl.TableText;
import dev.limbeck.sqlite.ddl.TextEdits;
import org.jspecify.annotations.Nullable;

/** Adds, removes and moves column definitions in the text of a table. */
final class ColumnEdit {
    private final TableText table;
    private final Lines lines;

    /** Creates an edit of the given table. */
    ColumnEdit(TableText table) {
        this.table = table;
        this.lines = new Lines(table.sql());
    }

    /**
     * {@return the text with an additional column; without a position, the column is added where SQLite's ADD COLUMN
     * would add it}
     */
    TableText add(String definition, @Nullable Position position) {
        TextEdits edits = new TextEdits(table.sql());
        if (position != null && position.after() == null) {
            addFirst(edits, definition);
            return TableText.parse(edits.apply());
        }
        int index = position == null ? table.columns().size() - 1 : indexOf(String.valueOf(position.after()));
        if (index == table.columns().size() - 1) {
            edits.insert(endOfColumns(), ", " + definition);
        } else {
            addBefore(edits, table.columns().get(index + 1), definition);
        }
        return TableText.parse(edits.apply());
    }

    private void addFirst(TextEdits edits, String definition) {
        addBetween(edits, table.body().start() + 1, table.columns().get(0), definition);
    }

    /**
     * Adds a column before another column. The comments after the previous column stay with that column, and the
     * comments above the next column stay with the next column.
     */
    private void addBefore(TextEdits edits, ColumnText next, String definition) {
        addBetween(edits, next.comma() + 1, next, definition);
    }

    private void addBetween(TextEdits edits, int opening, ColumnText next, String definition) {
        int start = next.span().start();
        int afterComments = lines.skipComments(opening);
        if (lines.startsLine(start) || lines.endsLine(afterComments)) {
            edits.insert(afterComments, "\n" + lines.indent(start) + definition + ",");
        } else {
            edits.insert(start, definition + ", ");
        }
    }

    /**
     * {@return the offset at which the columns end: the comma before the table's constraints, or the closing
     * parenthesis}
     */
    int endOfColumns() {
        return table.constraints().isEmpty()
                ? table.body().end() - 1
                : table.constraints().get(0).comma();
    }

    /** {@return the offset at which SQLite considers the column's text to end: the comma or parenthesis after it} */
    int columnEnd(int index) {
        return index + 1 < table.columns().size()
                ? table.columns().get(index + 1).comma()
                : endOfColumns();
    }

    /** {@return the text without the given column; the comments of the neighboring columns are kept} */
    TableText drop(String name) {
        int index = indexOf(name);
        if (table.columns().size() == 1) {
            throw new UnsupportedChange("Column " + name + " is the only column of " + tableName()
                    + ", and a table needs at least one column. Drop the table instead.");
        }
        TextEdits edits = new TextEdits(table.sql());
        Span column = table.columns().get(index).span();
        if (index + 1 < table.columns().size() || !table.constraints().isEmpty()) {
            removeWithComma(edits, column, columnEnd(index));
        } else {
            removeLast(edits, column, table.columns().get(index).comma());
        }
        return TableText.parse(edits.apply());
    }

    /** Removes a definition together with the comma after it. */
    void removeWithComma(TextEdits edits, Span column, int comma) {
        if (lines.isBlank(column.end(), comma)) {
            edits.remove(lines.spanToRemove(new Span(column.start(), comma + 1)));
        } else {
            edits.remove(column).remove(new Span(comma, comma + 1));
        }
    }

    /** Removes a definition that has no comma after it, together with the comma before it. */
    void removeLast(TextEdits edits, Span definition, int comma) {
        if (lines.startsLine(definition.start())) {
            Span line = lines.spanToRemove(definition);
            boolean whole = line.start() < definition.start();
            edits.remove(new Span(comma, comma + 1)).remove(whole ? line : definition);
        } else if (lines.isBlank(comma + 1, definition.start())) {
            edits.remove(new Span(comma, definition.end()));
        } else {
            edits.remove(new Span(comma, comma + 1)).remove(definition);
        }
    }

    /** {@return the text with the given column moved to the given position} */
    TableText move(String name, Position position) {
        String definition = table.text(table.columns().get(indexOf(name)).span());
        if (position.after() != null && SqliteNames.areSame(position.after(), name)) {
            return table;
        }
        return new ColumnEdit(drop(name)).add(definition, position);
    }

    /** {@return the index of the given column} */
    int indexOf(String name) {
        for (int i = 0; i < table.columns().size(); i++) {
            if (SqliteNames.areSame(table.columns().get(i).name().name(), name)) {
                return i;
            }
        }
        throw new UnsupportedChange("Table " + tableName() + " has no column " + name + ".");
    }

    private String tableName() {
        return table.name().name();
    }
}
