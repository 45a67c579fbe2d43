package dev.limbeck.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reference from columns of one table to the key of another.
 *
 * @param name its name, or null
 * @param columns the referring columns
 * @param referencedTable the table they refer to
 * @param referencedColumns the columns there; empty means its primary key
 * @param onDelete what a deleted parent does
 * @param onUpdate what a changed key does
 * @param deferrability when it is checked
 * @param match the MATCH word, or null for the default; SQLite keeps it and ignores it
 */
public record ForeignKey(
        @Nullable String name,
        List<String> columns,
        TableName referencedTable,
        List<String> referencedColumns,
        ReferentialAction onDelete,
        ReferentialAction onUpdate,
        Deferrability deferrability,
        @Nullable String match)
        implements Constraint {
    /** Copies the column lists. */
    public ForeignKey {
        columns = List.copyOf(columns);
        referencedColumns = List.copyOf(referencedColumns);
    }

    /** A foreign key without actions, checked at the end of each statement. */
    public ForeignKey(
            @Nullable String name, List<String> columns, TableName referencedTable, List<String> referencedColumns) {
        this(
                name,
                columns,
                referencedTable,
                referencedColumns,
                ReferentialAction.NO_ACTION,
                ReferentialAction.NO_ACTION,
                Deferrability.NOT_DEFERRABLE,
                null);
    }

    @Override
    public ForeignKey withName(@Nullable String other) {
        return new ForeignKey(
                other, columns, referencedTable, referencedColumns, onDelete, onUpdate, deferrability, match);
    }

    /** {@return this foreign key from these columns} */
    public ForeignKey withColumns(List<String> referring) {
        return new ForeignKey(
                name, referring, referencedTable, referencedColumns, onDelete, onUpdate, deferrability, match);
    }

    /** {@return this foreign key to those columns of that table; none means its primary key} */
    public ForeignKey withReference(TableName table, List<String> referenced) {
        return new ForeignKey(name, columns, table, referenced, onDelete, onUpdate, deferrability, match);
    }

    /** {@return this foreign key with that action for deleted parents} */
    public ForeignKey withOnDelete(ReferentialAction action) {
        return new ForeignKey(
                name, columns, referencedTable, referencedColumns, action, onUpdate, deferrability, match);
    }

    /** {@return this foreign key with that action for changed keys} */
    public ForeignKey withOnUpdate(ReferentialAction action) {
        return new ForeignKey(
                name, columns, referencedTable, referencedColumns, onDelete, action, deferrability, match);
    }

    /** {@return this foreign key checked at another time} */
    public ForeignKey withDeferrability(Deferrability when) {
        return new ForeignKey(name, columns, referencedTable, referencedColumns, onDelete, onUpdate, when, match);
    }
}
