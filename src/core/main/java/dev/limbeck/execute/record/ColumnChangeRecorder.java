package dev.limbeck.execute.record;

import dev.limbeck.ColumnChange;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.model.Column;
import dev.limbeck.model.Generated;
import dev.limbeck.model.Identity;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.Table;
import dev.limbeck.model.TypeName;
import dev.limbeck.ops.AlterColumn;
import dev.limbeck.ops.Move;
import dev.limbeck.ops.Position;
import dev.limbeck.ops.RenameColumn;
import dev.limbeck.ops.TableOperation;
import dev.limbeck.ops.evolution.Backfill;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Records the changes to one column, and checks whether the column is as the revision expects. */
final class ColumnChangeRecorder implements ColumnChange {
    private final Table table;
    private Column before;
    private final Dialect dialect;
    private final DefaultCheck defaults;
    private Column after;
    private @Nullable SqlText using;
    private @Nullable Position position;
    private @Nullable String name;

    ColumnChangeRecorder(Table table, Column before, Dialect dialect, DefaultCheck defaults) {
        this.defaults = defaults;
        this.table = table;
        this.before = before;
        this.after = before;
        this.dialect = dialect;
    }

    /** {@return the change to the column, followed by its rename if the revision renames it} */
    List<TableOperation> steps() {
        List<String> columns = table.columns().stream().map(Column::name).toList();
        Move move = position == null ? null : Move.of(before.name(), columns, position);
        AlterColumn change = new AlterColumn(before, numbered(after), using, null, move);
        String renamed = name;
        if (renamed == null) {
            return List.of(change);
        }
        RenameColumn rename = new RenameColumn(before.name(), renamed);
        boolean onlyRenamed = before.equals(after) && using == null && move == null;
        return onlyRenamed ? List.of(rename) : List.of(change, rename);
    }

    /**
     * Returns the column with the identity that it has because of its type and its key, even if the revision drops the
     * identity for other databases. A key that accepts NULL has no such identity: SQLite stores it in descending order.
     */
    private Column numbered(Column column) {
        PrimaryKey key = table.primaryKey();
        boolean implied = before.identity() != null
                && column.identity() == null
                && !column.nullable()
                && dialect.sameness().numbersKey(column.type(), table.options())
                && key != null
                && key.columns().size() == 1
                && table.names().others().same(key.columns().get(0), column.name());
        return implied ? column.withIdentity(Identity.IMPLIED) : column;
    }

    private ColumnChange changeTo(Column column) {
        after = column;
        return this;
    }

    private void expect(boolean met, String actual, String expected) {
        if (!met) {
            throw new UnsupportedChange(
                    table.name() + "." + before.name() + " is " + actual + "; the revision expects " + expected
                            + ". Either the column was changed manually or the revision was written for another schema:"
                            + " restore the expected definition of the column, or correct the revision's existing… "
                            + "call.");
        }
    }

    @Override
    public ColumnChange existingType(SqlType type) {
        SqlType expected = type.forDialect(dialect.name());
        expect(
                dialect.sameness().isSameType(before, before.withType(expected)),
                format(before.type()),
                format(expected));
        boolean isNumbered = before.identity() != null;
        if (isNumbered || expected instanceof SqlType.Enumeration || expected instanceof SqlType.Array) {
            isKnownAs(expected);
        }
        return this;
    }

    /**
     * Sets the declared type of the column, which the database stores in a different form. SQLite, for example, does
     * not store whether the numbers of an identity column are declared as {@code integer} or {@code bigint}.
     */
    private void isKnownAs(SqlType type) {
        after = after.type().equals(before.type()) ? after.withType(type) : after;
        before = before.withType(type);
    }

    private String format(SqlType type) {
        String spelled = dialect.words().spell(type);
        return spelled.isEmpty() ? "without a type" : spelled;
    }

    @Override
    public ColumnChange existingNullable(boolean nullable) {
        expect(
                before.nullable() == nullable,
                before.nullable() ? "nullable" : "not nullable",
                nullable ? "it to be nullable" : "it to be not nullable");
        return this;
    }

    @Override
    public ColumnChange existingServerDefault(SqlText expression) {
        SqlText actual = before.serverDefault();
        boolean met = actual != null && defaults.isSame(before, expression);
        expect(met, actual == null ? "without a default" : "default " + actual, "default " + expression);
        return this;
    }

    @Override
    public ColumnChange existingComment(String comment) {
        String actual = before.comment();
        expect(
                !dialect.traits().keepsComments() || comment.equals(actual),
                actual == null ? "without a comment" : "commented \"" + actual + "\"",
                "the comment \"" + comment + "\"");
        return this;
    }

    @Override
    public ColumnChange newColumnName(String other) {
        name = other;
        return this;
    }

    /**
     * Changes the type. If the new type is an enumeration and the table already limits the column to a list of names,
     * the enumeration replaces that list.
     */
    @Override
    public ColumnChange type(SqlType type) {
        SqlType wanted = type.forDialect(dialect.name());
        if (wanted instanceof SqlType.Enumeration && !(before.type() instanceof SqlType.Enumeration)) {
            dialect.planner().findEnumeration(table, before).ifPresent(this::isKnownAs);
        }
        // A type with variants is kept, because the revision declares it; the planner chooses the variant.
        return changeTo(after.withType(wanted instanceof SqlType.Enumeration ? wanted : type));
    }

    @Override
    public ColumnChange nullable(boolean nullable) {
        return changeTo(after.withNullable(nullable));
    }

    @Override
    public ColumnChange serverDefault(SqlText expression) {
        return changeTo(after.withServerDefault(expression));
    }

    @Override
    public ColumnChange dropServerDefault() {
        return changeTo(after.withServerDefault(null));
    }

    /** Declares the identity; if the key already implies one, this is only a change in other databases. */
    @Override
    public ColumnChange identity() {
        boolean implies = dialect.sameness().numbersKey(SqlType.of(TypeName.INTEGER), table.options());
        if (implies && Identity.PLAIN.equals(before.identity())) {
            before = before.withIdentity(Identity.IMPLIED);
        }
        return changeTo(after.withIdentity(Identity.PLAIN).withNullable(false));
    }

    @Override
    public ColumnChange autoincrement() {
        return changeTo(after.withIdentity(Identity.AUTOINCREMENT).withNullable(false));
    }

    @Override
    public ColumnChange identityAlways() {
        return changeTo(after.withIdentity(identity(after).withMode(Identity.Mode.ALWAYS)));
    }

    @Override
    public ColumnChange identityStart(long first) {
        return changeTo(after.withIdentity(identity(after).withStart(first)));
    }

    @Override
    public ColumnChange identityIncrement(long difference) {
        return changeTo(after.withIdentity(identity(after).withIncrement(difference)));
    }

    private static Identity identity(Column column) {
        Identity identity = column.identity();
        return identity == null ? Identity.PLAIN : identity;
    }

    @Override
    public ColumnChange dropIdentity() {
        return changeTo(after.withIdentity(null));
    }

    @Override
    public ColumnChange computed(SqlText expression) {
        return changeTo(after.withGenerated(new Generated(expression, false)));
    }

    @Override
    public ColumnChange computedStored(SqlText expression) {
        return changeTo(after.withGenerated(new Generated(expression, true)));
    }

    @Override
    public ColumnChange dropComputed() {
        return changeTo(after.withGenerated(null));
    }

    @Override
    public ColumnChange collate(String collation) {
        return changeTo(after.withCollation(collation));
    }

    @Override
    public ColumnChange dropCollation() {
        return changeTo(after.withCollation(null));
    }

    @Override
    public ColumnChange comment(String comment) {
        return changeTo(after.withComment(comment));
    }

    @Override
    public ColumnChange dropComment() {
        return changeTo(after.withComment(null));
    }

    @Override
    public ColumnChange option(String key, Object value) {
        Column column = after.withOptions(after.options().with(key, value));
        new OptionCheck(dialect).check(column);
        return changeTo(column);
    }

    @Override
    public ColumnChange using(SqlText expression) {
        using = expression;
        return this;
    }

    @Override
    public ColumnChange backfill(SqlText expression) {
        return using(Backfill.toExpression(before.name(), expression));
    }

    @Override
    public ColumnChange first() {
        position = Position.FIRST;
        return this;
    }

    @Override
    public ColumnChange after(String other) {
        position = Position.after(other);
        return this;
    }
}
