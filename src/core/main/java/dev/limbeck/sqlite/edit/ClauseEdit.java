package dev.limbeck.sqlite.edit;

import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.model.Column;
import dev.limbeck.model.Identity;
import dev.limbeck.sqlite.ddl.Clause;
import dev.limbeck.sqlite.ddl.ColumnText;
import dev.limbeck.sqlite.ddl.KeyText;
import dev.limbeck.sqlite.ddl.Lines;
import dev.limbeck.sqlite.ddl.Rule;
import dev.limbeck.sqlite.ddl.Span;
import dev.limbeck.sqlite.ddl.SqliteNames;
import dev.limbeck.sqlite.ddl.TableText;
import dev.limbeck.sqlite.ddl.TextEdits;
import dev.limbeck.sqlite.ddl.Token;
import dev.limbeck.sqlite.ddl.Tokenizer;
import dev.limbeck.sqlite.sameness.TypeSpelling;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Changes the definition of one column clause by clause. */
final class ClauseEdit {
    private TableText table;
    private final String name;

    /** Creates an edit of the given column of the table. */
    ClauseEdit(TableText table, String name) {
        this.table = table;
        this.name = name;
    }

    /** {@return the text with the changed column; unchanged clauses are left exactly as they were} */
    TableText alter(Column before, Column after) {
        // An alias of the rowid rejects NULL even without NOT NULL. A column that is no longer an alias needs NOT NULL.
        boolean leavesRowid = before.identity() != null && after.identity() == null;
        if (after.identity() != null) {
            identity(after.identity());
        } else if (!before.type().equals(after.type()) || leavesRowid) {
            type(TypeSpelling.spell(after.type()));
        }
        if (leavesRowid) {
            dropAutoincrement();
            numberNoKey();
        }
        if (!Objects.equals(before.generated(), after.generated())) {
            put(Rule.GeneratedAs.class, after.generated() == null ? null : ColumnWriter.generated(after.generated()));
        }
        if (!Objects.equals(before.serverDefault(), after.serverDefault())) {
            put(
                    Rule.Default.class,
                    after.serverDefault() == null
                            ? null
                            : "DEFAULT " + ColumnWriter.serverDefault(after.serverDefault()));
        }
        if (!Objects.equals(before.collation(), after.collation())) {
            put(
                    Rule.Collate.class,
                    after.collation() == null ? null : "COLLATE " + SqliteNames.spell(after.collation()));
        }
        if (before.nullable() != after.nullable() || (leavesRowid && !after.nullable())) {
            nullable(after.nullable());
        }
        return table;
    }

    private ColumnText column() {
        return table.columns().get(new ColumnEdit(table).indexOf(name));
    }

    private void apply(TextEdits edits) {
        table = TableText.parse(edits.apply());
    }

    private TextEdits edits() {
        return new TextEdits(table.sql());
    }

    private void type(String words) {
        Span span = column().type();
        if (table.text(span).equals(words)) {
            return;
        }
        if (words.isEmpty()) {
            apply(edits().remove(new Span(column().name().span().end(), span.end())));
        } else {
            apply(edits().replace(span, span.isEmpty() ? " " + words : words));
        }
    }

    /**
     * Replaces the last clause of the given kind, or appends the clause if the column has none. If the words are null,
     * all clauses of this kind are removed.
     */
    private void put(Class<? extends Rule> kind, @Nullable String words) {
        List<Clause> there = column().clauses(kind).toList();
        if (words == null || there.size() > 1) {
            remove(there);
            there = List.of();
        }
        if (words == null) {
            return;
        }
        if (there.isEmpty()) {
            apply(edits().insert(column().span().end(), " " + words));
        } else {
            apply(edits().replace(there.get(0).span(), words));
        }
    }

    private void remove(List<Clause> clauses) {
        TextEdits edits = edits();
        clauses.forEach(clause -> edits.remove(withSpaceBefore(clause.span())));
        apply(edits);
    }

    /** {@return the clause with the spaces before it; a line terminator is kept, since a comment may precede it} */
    private Span withSpaceBefore(Span span) {
        return withSpaceBefore(table, span);
    }

    /** {@return the span with the spaces before it; a line terminator is kept, since a comment may precede it} */
    static Span withSpaceBefore(TableText table, Span span) {
        int start = new Lines(table.sql()).skipSpaceBackwards(span.start());
        boolean sameLine = table.sql().substring(start, span.start()).indexOf('\n') < 0;
        return sameLine ? new Span(start, span.end()) : span;
    }

    /** Appends NOT NULL at the end of the definition, after any comment, as SQLite's SET NOT NULL does. */
    private void nullable(boolean nullable) {
        List<Clause> there = column().clauses(Rule.NotNull.class).toList();
        if (nullable) {
            remove(there);
        } else if (there.isEmpty()) {
            ColumnEdit columns = new ColumnEdit(table);
            apply(edits().insert(columns.columnEnd(columns.indexOf(name)), " NOT NULL"));
        }
    }

    /**
     * Makes the column an alias of the rowid, which requires the column to have the type INTEGER and to be the only
     * column of the primary key (sqlite.org/lang_createtable.html, 5).
     */
    private void identity(Identity identity) {
        if (!SqliteNames.areSame(table.text(column().type()), "INTEGER")) {
            type("INTEGER");
        }
        KeyText key = KeyText.of(table);
        if (key == null) {
            String words = identity.neverReuses() ? " PRIMARY KEY AUTOINCREMENT" : " PRIMARY KEY";
            apply(edits().insert(column().span().end(), words));
        } else if (key.key().columns().size() != 1 || !key.has(name)) {
            throw new UnsupportedChange("SQLite cannot generate numbers for column " + name + " of "
                    + table.name().name() + ", because the column is not the entire primary key.");
        } else if (!identity.neverReuses()) {
            dropOrder(key);
            dropAutoincrement();
        } else {
            dropOrder(key);
            addAutoincrement(Objects.requireNonNull(KeyText.of(table)).clause());
        }
    }

    private void addAutoincrement(Clause key) {
        Rule.Primary primary = (Rule.Primary) key.rule();
        if (primary.autoincrement() != null) {
            return;
        }
        int end = primary.parts().isEmpty()
                ? key.span().end()
                : primary.parts().get(primary.parts().size() - 1).span().end();
        apply(edits().insert(end, " AUTOINCREMENT"));
    }

    /** Removes AUTOINCREMENT, unless the primary key now consists of another column. */
    private void dropAutoincrement() {
        KeyText key = KeyText.of(table);
        Token word = key == null || !key.has(name)
                ? null
                : ((Rule.Primary) key.clause().rule()).autoincrement();
        if (word != null) {
            apply(edits().remove(withSpaceBefore(word.span())));
        }
    }

    /** Removes the DESC after a column's PRIMARY KEY, because it keeps the column from being an alias of the rowid. */
    private void dropOrder(KeyText key) {
        Token order = ((Rule.Primary) key.clause().rule()).order();
        if (order != null && order.is("DESC")) {
            apply(edits().remove(withSpaceBefore(order.span())));
        }
    }

    /**
     * Adds DESC after PRIMARY KEY, if the column would otherwise still be an alias of the rowid because it is INTEGER.
     */
    private void numberNoKey() {
        KeyText key = KeyText.of(table);
        if (key == null
                || !key.rowidAlias()
                || !key.has(name)
                || column().clauses(Rule.Primary.class).findAny().isEmpty()) {
            return;
        }
        Span clause = key.clause().span();
        Tokenizer.code(table.sql(), clause).stream()
                .filter(token -> token.is("KEY"))
                .findFirst()
                .ifPresent(token -> apply(edits().insert(token.span().end(), " DESC")));
    }
}
