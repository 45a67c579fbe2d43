package dev.limbeck.sqlite;

import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.ops.Position;
import org.jspecify.annotations.Nullable;

/** Puts column definitions into a table's text, takes them out, and moves them. */
final class ColumnEdit {
    private final TableText table;
    private final Lines lines;

    ColumnEdit(TableText table) {
        this.table = table;
        this.lines = new Lines(table.sql());
    }

    /** {@return the text with one more column; without a position it stands where SQLite's ADD COLUMN puts it} */
    TableText add(String definition, @Nullable Position position) {
        TextEdits edits = new TextEdits(table.sql());
        if (position != null && position.after() == null) {
            addFirst(edits, definition);
            return TableText.parse(edits.apply());
        }
        int index = position == null ? table.columns().size() - 1 : index(String.valueOf(position.after()));
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

    /** Comments behind the column before stay with it, comments above the next column stay with that. */
    private void addBefore(TextEdits edits, ColumnText next, String definition) {
        addBetween(edits, next.comma() + 1, next, definition);
    }

    private void addBetween(TextEdits edits, int opening, ColumnText next, String definition) {
        int start = next.span().start();
        int behind = lines.afterComments(opening);
        if (lines.startsLine(start) || lines.endsLine(behind)) {
            edits.insert(behind, "\n" + lines.indent(start) + definition + ",");
        } else {
            edits.insert(start, definition + ", ");
        }
    }

    /** {@return where the columns end: at the comma before the table's constraints, or at the closing parenthesis} */
    int endOfColumns() {
        return table.constraints().isEmpty()
                ? table.body().end() - 1
                : table.constraints().get(0).comma();
    }

    /** {@return where the text of that column ends to SQLite: at the comma or parenthesis behind it} */
    int endOf(int index) {
        return index + 1 < table.columns().size()
                ? table.columns().get(index + 1).comma()
                : endOfColumns();
    }

    /** {@return the text without that column; the comments of its neighbours stay} */
    TableText drop(String name) {
        int index = index(name);
        if (table.columns().size() == 1) {
            throw new UnsupportedChange("Column " + name + " is the only one of " + tableName()
                    + ", and a table needs one. Perhaps you should drop the table.");
        }
        TextEdits edits = new TextEdits(table.sql());
        Span column = table.columns().get(index).span();
        if (index + 1 < table.columns().size() || !table.constraints().isEmpty()) {
            removeWithComma(edits, column, endOf(index));
        } else {
            removeLast(edits, column, table.columns().get(index).comma());
        }
        return TableText.parse(edits.apply());
    }

    /** Takes out what has a comma behind it, together with that. */
    void removeWithComma(TextEdits edits, Span column, int comma) {
        if (lines.isBlank(column.end(), comma)) {
            edits.remove(lines.line(new Span(column.start(), comma + 1)));
        } else {
            edits.remove(column).remove(new Span(comma, comma + 1));
        }
    }

    /** Takes out what has no comma behind it, with the comma before it. */
    void removeLast(TextEdits edits, Span definition, int comma) {
        if (lines.startsLine(definition.start())) {
            Span line = lines.line(definition);
            boolean whole = line.start() < definition.start();
            edits.remove(new Span(comma, comma + 1)).remove(whole ? line : definition);
        } else if (lines.isBlank(comma + 1, definition.start())) {
            edits.remove(new Span(comma, definition.end()));
        } else {
            edits.remove(new Span(comma, comma + 1)).remove(definition);
        }
    }

    /** {@return the text with that column at another place} */
    TableText move(String name, Position position) {
        String definition = table.text(table.columns().get(index(name)).span());
        if (position.after() != null && Names.same(position.after(), name)) {
            return table;
        }
        return new ColumnEdit(drop(name)).add(definition, position);
    }

    /** {@return the place of that column among the columns} */
    int index(String name) {
        for (int i = 0; i < table.columns().size(); i++) {
            if (Names.same(table.columns().get(i).name().name(), name)) {
                return i;
            }
        }
        throw new UnsupportedChange("Table " + tableName() + " has no column " + name + ".");
    }

    private String tableName() {
        return table.name().name();
    }
}
