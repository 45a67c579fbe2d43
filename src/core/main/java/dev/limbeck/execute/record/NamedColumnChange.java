package dev.limbeck.execute.record;

import dev.limbeck.ColumnChange;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;
import dev.limbeck.ops.evolution.NameMapping;
import java.util.function.Consumer;

/** Forwards the changes to a column, with the stored names of columns. */
record NamedColumnChange(ColumnChange to, NameMapping names) implements ColumnChange {

    private ColumnChange then(Consumer<ColumnChange> call) {
        call.accept(to);
        return this;
    }

    @Override
    public ColumnChange newColumnName(String name) {
        return then(change -> change.newColumnName(names.column(name)));
    }

    @Override
    public ColumnChange after(String other) {
        return then(change -> change.after(names.column(other)));
    }

    @Override
    public ColumnChange existingType(SqlType type) {
        return then(change -> change.existingType(type));
    }

    @Override
    public ColumnChange existingNullable(boolean nullable) {
        return then(change -> change.existingNullable(nullable));
    }

    @Override
    public ColumnChange existingServerDefault(SqlText expression) {
        return then(change -> change.existingServerDefault(expression));
    }

    @Override
    public ColumnChange existingComment(String comment) {
        return then(change -> change.existingComment(comment));
    }

    @Override
    public ColumnChange type(SqlType type) {
        return then(change -> change.type(type));
    }

    @Override
    public ColumnChange nullable(boolean nullable) {
        return then(change -> change.nullable(nullable));
    }

    @Override
    public ColumnChange serverDefault(SqlText expression) {
        return then(change -> change.serverDefault(expression));
    }

    @Override
    public ColumnChange dropServerDefault() {
        return then(change -> change.dropServerDefault());
    }

    @Override
    public ColumnChange identity() {
        return then(change -> change.identity());
    }

    @Override
    public ColumnChange autoincrement() {
        return then(change -> change.autoincrement());
    }

    @Override
    public ColumnChange identityAlways() {
        return then(change -> change.identityAlways());
    }

    @Override
    public ColumnChange identityStart(long first) {
        return then(change -> change.identityStart(first));
    }

    @Override
    public ColumnChange identityIncrement(long difference) {
        return then(change -> change.identityIncrement(difference));
    }

    @Override
    public ColumnChange dropIdentity() {
        return then(change -> change.dropIdentity());
    }

    @Override
    public ColumnChange computed(SqlText expression) {
        return then(change -> change.computed(expression));
    }

    @Override
    public ColumnChange computedStored(SqlText expression) {
        return then(change -> change.computedStored(expression));
    }

    @Override
    public ColumnChange dropComputed() {
        return then(change -> change.dropComputed());
    }

    @Override
    public ColumnChange collate(String collation) {
        return then(change -> change.collate(collation));
    }

    @Override
    public ColumnChange dropCollation() {
        return then(change -> change.dropCollation());
    }

    @Override
    public ColumnChange comment(String comment) {
        return then(change -> change.comment(comment));
    }

    @Override
    public ColumnChange dropComment() {
        return then(change -> change.dropComment());
    }

    @Override
    public ColumnChange using(SqlText expression) {
        return then(change -> change.using(expression));
    }

    @Override
    public ColumnChange backfill(SqlText expression) {
        return then(change -> change.backfill(expression));
    }

    @Override
    public ColumnChange first() {
        return then(change -> change.first());
    }

    @Override
    public ColumnChange option(String key, Object value) {
        return then(change -> change.option(key, value));
    }
}
