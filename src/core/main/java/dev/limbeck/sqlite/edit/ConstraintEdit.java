package dev.limbeck.sqlite.edit;

import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Constraint;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.UniqueConstraint;
import dev.limbeck.sqlite.ddl.Clause;
import dev.limbeck.sqlite.ddl.KeyText;
import dev.limbeck.sqlite.ddl.Lines;
import dev.limbeck.sqlite.ddl.Span;
import dev.limbeck.sqlite.ddl.SqliteNames;
import dev.limbeck.sqlite.ddl.TableText;
import dev.limbeck.sqlite.ddl.TextEdits;
import dev.limbeck.sqlite.ddl.Token;
import dev.limbeck.sqlite.sameness.PlacedClause;

/** Adds, removes and renames constraints in the text of a table. */
final class ConstraintEdit {
    private final TableText table;

    /** Creates an edit of the given table. */
    ConstraintEdit(TableText table) {
        this.table = table;
    }

    /**
     * {@return the text with the constraint added at the end, or, for a check, where SQLite's ADD CONSTRAINT would add
     * it}
     */
    TableText add(Constraint constraint) {
        if (constraint.name() != null
                && PlacedClause.findNamed(table, constraint.name()).isPresent()) {
            throw new UnsupportedChange("Table " + table.name().name() + " already has a constraint "
                    + constraint.name() + ". Drop it first.");
        }
        KeyText key = constraint instanceof PrimaryKey ? KeyText.of(table) : null;
        if (key != null) {
            return name(key, (PrimaryKey) constraint);
        }
        TextEdits edits = new TextEdits(table.sql());
        if (constraint instanceof CheckConstraint || !appendLine(edits, clause(constraint))) {
            edits.insert(table.body().end() - 1, ", " + clause(constraint));
        }
        return TableText.parse(edits.apply());
    }

    /**
     * Adds the clause on its own line if the last column or constraint is on its own line; {@return whether it was
     * added}
     */
    private boolean appendLine(TextEdits edits, String clause) {
        Lines lines = new Lines(table.sql());
        Span last = table.constraints().isEmpty()
                ? table.columns().get(table.columns().size() - 1).span()
                : table.constraints().get(table.constraints().size() - 1).span();
        int afterComments = lines.skipComments(last.end());
        if (!lines.startsLine(last.start()) || !lines.endsLine(afterComments)) {
            return false;
        }
        String line = "\n" + lines.indent(last.start()) + clause;
        if (afterComments == last.end()) {
            edits.insert(last.end(), "," + line);
        } else {
            edits.insert(last.end(), ",").insert(afterComments, line);
        }
        return true;
    }

    /** Names the primary key that the definition of a rowid column has already declared. */
    private TableText name(KeyText key, PrimaryKey wanted) {
        boolean same = key.key().columns().size() == wanted.columns().size()
                && wanted.columns().stream().allMatch(key::has);
        if (!same || (key.clause().name() != null && wanted.name() != null)) {
            throw new UnsupportedChange("Table " + table.name().name() + " already has a primary key ("
                    + String.join(", ", key.key().columns()) + "). Drop it first.");
        }
        return wanted.name() == null
                ? table
                : TableText.parse(new TextEdits(table.sql())
                        .insert(key.clause().span().start(), TableWriter.named(wanted.name()))
                        .apply());
    }

    private static String clause(Constraint constraint) {
        if (constraint instanceof PrimaryKey key) {
            return TableWriter.constraint(key);
        }
        if (constraint instanceof UniqueConstraint unique) {
            return TableWriter.constraint(unique);
        }
        if (constraint instanceof ForeignKey key) {
            return TableWriter.constraint(key);
        }
        return TableWriter.constraint((CheckConstraint) constraint);
    }

    /**
     * {@return the text without the given constraint; it is found by its name or, if it has no name, by its content}
     */
    TableText drop(Constraint constraint) {
        PlacedClause found = PlacedClause.find(table, constraint)
                .orElseThrow(() -> new UnsupportedChange("Table " + table.name().name() + " has no constraint "
                        + (constraint.name() == null ? clause(constraint) : constraint.name()) + "."));
        TextEdits edits = new TextEdits(table.sql());
        if (found.column() == null) {
            removeFromTable(edits, found.clause());
        } else {
            edits.remove(ClauseEdit.withSpaceBefore(table, found.clause().span()));
            found.deferrals().forEach(one -> edits.remove(ClauseEdit.withSpaceBefore(table, one.span())));
        }
        return TableText.parse(edits.apply());
    }

    private void removeFromTable(TextEdits edits, Clause clause) {
        int index = table.constraints().indexOf(clause);
        boolean last = index + 1 == table.constraints().size();
        int nextComma = last ? -1 : table.constraints().get(index + 1).comma();
        if (nextComma >= 0) {
            new ColumnEdit(table).removeWithComma(edits, clause.span(), nextComma);
        } else if (last && clause.comma() >= 0) {
            new ColumnEdit(table).removeLast(edits, clause.span(), clause.comma());
        } else {
            edits.remove(ClauseEdit.withSpaceBefore(table, clause.span()));
        }
    }

    /** {@return the text with the constraint renamed} */
    TableText rename(String from, String to) {
        Token name = PlacedClause.findNamed(table, from)
                .map(found -> found.clause().name())
                .orElseThrow(() ->
                        new UnsupportedChange("Table " + table.name().name() + " has no constraint " + from + "."));
        return TableText.parse(new TextEdits(table.sql())
                .replace(name.span(), SqliteNames.spell(to))
                .apply());
    }
}
