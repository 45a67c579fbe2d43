package dev.limbeck;

import dev.limbeck.model.Column;
import dev.limbeck.model.Generated;
import dev.limbeck.model.Identity;
import dev.limbeck.model.SqlText;
import dev.limbeck.ops.Position;
import org.jspecify.annotations.Nullable;

/**
 * The definition of a column in a revision: {@code column("email", varchar(320)).nullable(false)}. Each method returns
 * a new definition.
 *
 * @param column the column as defined so far
 * @param backfill the value for existing rows when the column is added to a table, or null
 * @param position the position of the column when it is added to a table; null for the last position
 */
public record ColumnDefinition(Column column, @Nullable SqlText backfill, @Nullable Position position)
        implements TableItem {

    private ColumnDefinition withColumn(Column other) {
        return new ColumnDefinition(other, backfill, position);
    }

    /** Sets whether the column is nullable; by default, it is nullable. */
    public ColumnDefinition nullable(boolean nullable) {
        return withColumn(column.withNullable(nullable));
    }

    /** Sets the default of the column: {@code .serverDefault(text("'OPEN'"))}. */
    public ColumnDefinition serverDefault(SqlText expression) {
        return withColumn(column.withServerDefault(expression));
    }

    /**
     * Lets the database generate the values of the column, and makes the column NOT NULL; on SQLite, the column becomes
     * the rowid.
     */
    public ColumnDefinition identity() {
        return withColumn(column.withIdentity(Identity.PLAIN).withNullable(false));
    }

    /**
     * Lets the database generate the values of the column and never reuse a value (AUTOINCREMENT on SQLite), and makes
     * the column NOT NULL.
     */
    public ColumnDefinition autoincrement() {
        return withColumn(column.withIdentity(Identity.AUTOINCREMENT).withNullable(false));
    }

    /** Rejects explicit values for the identity column: {@code .identity().identityAlways()}. */
    public ColumnDefinition identityAlways() {
        return withColumn(column.withIdentity(identityOrPlain(column).withMode(Identity.Mode.ALWAYS)));
    }

    /** Sets the first number of the identity column: {@code .identity().identityStart(1000)}. */
    public ColumnDefinition identityStart(long first) {
        return withColumn(column.withIdentity(identityOrPlain(column).withStart(first)));
    }

    /**
     * Sets the increment between consecutive numbers of the identity column: {@code .identity().identityIncrement(10)}.
     */
    public ColumnDefinition identityIncrement(long difference) {
        return withColumn(column.withIdentity(identityOrPlain(column).withIncrement(difference)));
    }

    private static Identity identityOrPlain(Column column) {
        Identity identity = column.identity();
        return identity == null ? Identity.PLAIN : identity;
    }

    /** Computes the column's value on each read: {@code .computed(text("price * quantity"))}. */
    public ColumnDefinition computed(SqlText expression) {
        return withColumn(column.withGenerated(new Generated(expression, false)));
    }

    /** Computes the column's value on each write and stores it. */
    public ColumnDefinition computedStored(SqlText expression) {
        return withColumn(column.withGenerated(new Generated(expression, true)));
    }

    /** Sets the collation of the column, for instance {@code NOCASE}. */
    public ColumnDefinition collate(String collation) {
        return withColumn(column.withCollation(collation));
    }

    /** Sets the comment of the column, where the database stores comments. */
    public ColumnDefinition comment(String comment) {
        return withColumn(column.withComment(comment));
    }

    /** Sets a database-specific option, which other databases ignore: {@code .option("mariadb_invisible", true)}. */
    public ColumnDefinition option(String key, Object value) {
        return withColumn(column.withOptions(column.options().with(key, value)));
    }

    /**
     * Sets the value for existing rows when the column is added to a table: an expression that may use the other
     * columns of the row. A query in the expression reads the rows as they were before the batch.
     */
    public ColumnDefinition backfill(SqlText expression) {
        return new ColumnDefinition(column, expression, position);
    }

    /**
     * Sets the value for existing rows on one database, if that database needs a different expression:
     * {@code .backfill(text("0")).backfill("postgresql", text("date '1970-01-01'"))}.
     *
     * @param dialect the dialect, for instance {@code postgresql}
     * @throws IllegalArgumentException if there is no such dialect, or {@link #backfill(SqlText)} was not called before
     */
    public ColumnDefinition backfill(String dialect, SqlText expression) {
        SqlText others = backfill;
        if (others == null) {
            throw new IllegalArgumentException("The column " + column.name() + " has a backfill for " + dialect
                    + " only. Call backfill(text(\"…\")) first, with the expression for the other databases.");
        }
        return new ColumnDefinition(column, others.withVariant(dialect, expression.sql()), position);
    }

    /** Puts the column before all other columns when it is added to a table. */
    public ColumnDefinition first() {
        return new ColumnDefinition(column, backfill, Position.FIRST);
    }

    /** Puts the column directly after the given column when it is added to a table. */
    public ColumnDefinition after(String other) {
        return new ColumnDefinition(column, backfill, Position.after(other));
    }
}
