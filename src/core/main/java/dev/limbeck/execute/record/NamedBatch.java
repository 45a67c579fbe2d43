package dev.limbeck.execute.record;

import dev.limbeck.Batch;
import dev.limbeck.ColumnChange;
import dev.limbeck.ColumnDefinition;
import dev.limbeck.ConstraintDefinition;
import dev.limbeck.ForeignKeyDefinition;
import dev.limbeck.TableOption;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.Table;
import dev.limbeck.ops.evolution.NameMapping;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Forwards the changes of a batch, with the stored names in place of the names in the revision file. */
final class NamedBatch implements Batch {
    private final Batch to;
    private final NameMapping names;
    private final NamedItems items;

    NamedBatch(Batch to, NameMapping names) {
        this.to = to;
        this.names = names;
        this.items = new NamedItems(names);
    }

    @Override
    public void addColumn(ColumnDefinition column) {
        to.addColumn(items.column(column));
    }

    @Override
    public void addColumnIfNotExists(ColumnDefinition column) {
        to.addColumnIfNotExists(items.column(column));
    }

    @Override
    public void dropColumn(String column) {
        to.dropColumn(names.column(column));
    }

    @Override
    public void dropColumnIfExists(String column) {
        to.dropColumnIfExists(names.column(column));
    }

    @Override
    public void alterColumn(String column, Consumer<ColumnChange> change) {
        to.alterColumn(names.column(column), recorder -> change.accept(new NamedColumnChange(recorder, names)));
    }

    @Override
    public void renameColumn(String from, String renamed) {
        to.renameColumn(names.column(from), names.column(renamed));
    }

    @Override
    public void createPrimaryKey(@Nullable String name, String... columns) {
        to.createPrimaryKey(items.optional(name), items.columns(columns));
    }

    @Override
    public void createUniqueConstraint(@Nullable String name, String... columns) {
        to.createUniqueConstraint(items.optional(name), items.columns(columns));
    }

    @Override
    public void createConstraint(ConstraintDefinition constraint) {
        to.createConstraint(items.constraint(constraint));
    }

    @Override
    public void createForeignKey(ForeignKeyDefinition foreignKey) {
        to.createForeignKey(items.foreignKey(foreignKey));
    }

    @Override
    public void createCheckConstraint(@Nullable String name, SqlText condition) {
        to.createCheckConstraint(items.optional(name), condition);
    }

    @Override
    public void dropConstraint(String name) {
        to.dropConstraint(names.other(name));
    }

    @Override
    public void dropConstraintIfExists(String name) {
        to.dropConstraintIfExists(names.other(name));
    }

    @Override
    public void dropConstraint(ConstraintDefinition constraint) {
        to.dropConstraint(items.constraint(constraint));
    }

    @Override
    public void dropPrimaryKey() {
        to.dropPrimaryKey();
    }

    @Override
    public void renameConstraint(String from, String renamed) {
        to.renameConstraint(names.other(from), names.other(renamed));
    }

    @Override
    public void createIndex(String name, Object... parts) {
        to.createIndex(names.other(name), items.parts(parts));
    }

    @Override
    public void createIndexIfNotExists(String name, Object... parts) {
        to.createIndexIfNotExists(names.other(name), items.parts(parts));
    }

    @Override
    public void createUniqueIndex(String name, Object... parts) {
        to.createUniqueIndex(names.other(name), items.parts(parts));
    }

    @Override
    public void createUniqueIndexIfNotExists(String name, Object... parts) {
        to.createUniqueIndexIfNotExists(names.other(name), items.parts(parts));
    }

    @Override
    public void dropIndex(String name) {
        to.dropIndex(names.other(name));
    }

    @Override
    public void dropIndexIfExists(String name) {
        to.dropIndexIfExists(names.other(name));
    }

    @Override
    public void renameIndex(String from, String renamed) {
        to.renameIndex(names.other(from), names.other(renamed));
    }

    @Override
    public void options(TableOption... options) {
        to.options(options);
    }

    @Override
    public Table table() {
        return to.table();
    }
}
