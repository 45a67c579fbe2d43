package dev.limbeck.sqlite.edit;

import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.model.Column;
import dev.limbeck.model.Options;
import dev.limbeck.model.Table;
import dev.limbeck.ops.AddColumn;
import dev.limbeck.ops.AddConstraint;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.AlterOptions;
import dev.limbeck.ops.CreateIndex;
import dev.limbeck.ops.DropColumn;
import dev.limbeck.ops.DropConstraint;
import dev.limbeck.ops.DropIndex;
import dev.limbeck.ops.RenameColumn;
import dev.limbeck.ops.RenameConstraint;
import dev.limbeck.ops.RenameIndex;
import dev.limbeck.ops.TableOperation;
import dev.limbeck.sqlite.catalog.SchemaRow;
import dev.limbeck.sqlite.ddl.IndexText;
import dev.limbeck.sqlite.ddl.Span;
import dev.limbeck.sqlite.ddl.SqliteNames;
import dev.limbeck.sqlite.ddl.SqliteOptions;
import dev.limbeck.sqlite.ddl.TableText;
import dev.limbeck.sqlite.ddl.TextEdits;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Applies the steps of a batch, one after another, to the texts of the table and its indexes. */
public final class TableEdit implements TableOperation.Visitor<Draft> {
    private final Draft draft;

    /** Applies steps to the given draft. */
    public TableEdit(Draft draft) {
        this.draft = draft;
    }

    @Override
    public Draft visit(AddColumn step) {
        Column column = step.column();
        if (draft.text().column(column.name()).isPresent()) {
            throw new UnsupportedChange("Table " + draft.table() + " already has a column " + column.name() + ".");
        }
        Table alone = Table.of(draft.table(), List.of(column)).withOptions(options());
        draft.setText(columns().add(new ColumnWriter(alone).write(column), step.position()));
        if (step.backfill() != null) {
            draft.compute(column.name(), step.backfill().sql());
        }
        return draft;
    }

    private Options options() {
        TableText.Options options = draft.text().options();
        return SqliteOptions.of(options.withoutRowid(), options.strict());
    }

    @Override
    public Draft visit(DropColumn step) {
        String name = step.column().name();
        columns().indexOf(name);
        ColumnUsage.refuseIfUsed(draft, name);
        draft.setText(columns().drop(name));
        draft.forget(name);
        return draft;
    }

    @Override
    public Draft visit(AlterColumn step) {
        String name = step.before().name();
        columns().indexOf(name);
        draft.setText(new ClauseEdit(draft.text(), name).alter(step.before(), step.after()));
        if (step.position() != null) {
            draft.setText(columns().move(name, step.position()));
        }
        if (step.using() != null) {
            draft.compute(name, step.using().sql());
        }
        return draft;
    }

    @Override
    public Draft visit(RenameColumn step) {
        columns().indexOf(step.from());
        if (!SqliteNames.areSame(step.from(), step.to())
                && draft.text().column(step.to()).isPresent()) {
            throw new UnsupportedChange("Table " + draft.table() + " already has a column " + step.to() + ".");
        }
        draft.dependents().putAll(ColumnDependents.findRenamed(draft, step));
        ColumnRename rename = new ColumnRename(step.from(), step.to());
        draft.setText(rename.apply(draft.text()));
        draft.indexes().replaceAll(index -> withSql(index, rename.apply(IndexText.parse(index.sql()))));
        draft.rename(step.from(), step.to());
        return draft;
    }

    @Override
    public Draft visit(AddConstraint step) {
        return editConstraint(edit -> edit.add(step.constraint()));
    }

    @Override
    public Draft visit(DropConstraint step) {
        return editConstraint(edit -> edit.drop(step.constraint()));
    }

    @Override
    public Draft visit(RenameConstraint step) {
        return editConstraint(edit -> edit.rename(step.from(), step.to()));
    }

    private Draft editConstraint(Function<ConstraintEdit, TableText> change) {
        draft.setText(change.apply(new ConstraintEdit(draft.text())));
        return draft;
    }

    @Override
    public Draft visit(CreateIndex step) {
        String name = step.index().name();
        refuseTaken(name);
        String sql = TableWriter.createIndex("", step.index(), draft.table());
        draft.add(new SchemaRow("index", name, draft.table().name(), sql));
        return draft;
    }

    /**
     * Rejects a name for an index if another index, a table or a view already has this name
     * (sqlite.org/lang_createindex.html).
     */
    private void refuseTaken(String name) {
        boolean own = draft.indexes().stream().anyMatch(one -> SqliteNames.areSame(one.name(), name));
        Optional<SchemaRow> other = Stream.of("table", "index", "view")
                .flatMap(type -> draft.catalog().findRow(type, name).stream())
                .filter(one -> !one.isType("index")
                        || !SqliteNames.areSame(one.table(), draft.table().name()))
                .findFirst();
        if (own || other.isPresent()) {
            String what = other.map(one -> one.isType("index")
                            ? "an index " + name + " on " + one.table()
                            : "a " + one.type() + " " + name)
                    .orElse("an index " + name);
            throw new UnsupportedChange("There is already " + what + ". Choose another name, or drop the existing "
                    + other.map(SchemaRow::type).orElse("index") + " first.");
        }
    }

    @Override
    public Draft visit(DropIndex step) {
        draft.drop(index(step.index().name()));
        return draft;
    }

    @Override
    public Draft visit(RenameIndex step) {
        SchemaRow index = index(step.from());
        if (!SqliteNames.areSame(step.from(), step.to())) {
            refuseTaken(step.to());
        }
        IndexText text = IndexText.parse(index.sql());
        String sql = new TextEdits(index.sql())
                .replace(text.name().span(), SqliteNames.spell(step.to()))
                .apply();
        draft.rename(index, new SchemaRow("index", step.to(), index.table(), sql));
        return draft;
    }

    @Override
    public Draft visit(AlterOptions step) {
        TableText text = draft.text();
        Span span = text.options().span();
        String words = TableWriter.options(step.after());
        boolean had = span.start() < span.end();
        TextEdits edits = new TextEdits(text.sql());
        // The replaced range consists of the options and the space before them; it starts directly after the body.
        Span place = had
                ? new Span(text.body().end(), span.end())
                : Span.emptyAt(text.body().end());
        boolean comment = had && !text.comments(place).isEmpty();
        draft.setText(TableText.parse(
                comment
                        ? edits.replace(span, words.strip()).apply()
                        : edits.replace(place, words).apply()));
        return draft;
    }

    private SchemaRow index(String name) {
        return draft.indexes().stream()
                .filter(one -> SqliteNames.areSame(one.name(), name))
                .findFirst()
                .orElseThrow(() -> new UnsupportedChange("Table " + draft.table() + " has no index " + name + "."));
    }

    private ColumnEdit columns() {
        return new ColumnEdit(draft.text());
    }

    private static SchemaRow withSql(SchemaRow stored, String sql) {
        return new SchemaRow(stored.type(), stored.name(), stored.table(), sql);
    }
}
