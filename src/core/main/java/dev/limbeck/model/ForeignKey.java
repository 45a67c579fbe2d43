package dev.limbeck.model;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A reference from columns of one table to the key of another table.
 *
 * @param name the name, or null
 * @param columns the referring columns
 * @param referencedTable the referenced table
 * @param referencedColumns the referenced columns; empty means the primary key
 * @param onDelete the action when the referenced row is deleted
 * @param onUpdate the action when the referenced key changes
 * @param deferrability when the foreign key is checked
 * @param match the MATCH clause, or null for the default; SQLite stores it and ignores it
 * @param options the database-specific options
 */
public record ForeignKey(
        @Nullable String name,
        List<String> columns,
        TableName referencedTable,
        List<String> referencedColumns,
        ReferentialAction onDelete,
        ReferentialAction onUpdate,
        Deferrability deferrability,
        @Nullable String match,
        Options options)
        implements Constraint {
    /** Copies the column lists. */
    public ForeignKey {
        columns = List.copyOf(columns);
        referencedColumns = List.copyOf(referencedColumns);
    }

    /** Creates a foreign key without actions that is checked at the end of each statement. */
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
                null,
                Options.NONE);
    }

    /** Creates a foreign key without options. */
    public ForeignKey(
            @Nullable String name,
            List<String> columns,
            TableName referencedTable,
            List<String> referencedColumns,
            ReferentialAction onDelete,
            ReferentialAction onUpdate,
            Deferrability deferrability,
            @Nullable String match) {
        this(name, columns, referencedTable, referencedColumns, onDelete, onUpdate, deferrability, match, Options.NONE);
    }

    /**
     * {@return an unnamed foreign key without actions, which is checked at the end of each statement}
     *
     * @param columns the referring columns
     * @param referencedTable the referenced table
     * @param referencedColumns the referenced columns; empty means the primary key
     */
    public static ForeignKey of(List<String> columns, TableName referencedTable, List<String> referencedColumns) {
        return new ForeignKey(null, columns, referencedTable, referencedColumns);
    }

    @Override
    public ForeignKey withName(@Nullable String other) {
        return new ForeignKey(
                other, columns, referencedTable, referencedColumns, onDelete, onUpdate, deferrability, match, options);
    }

    /** {@return a copy of this foreign key with the given referring columns} */
    public ForeignKey withColumns(List<String> referring) {
        return new ForeignKey(
                name, referring, referencedTable, referencedColumns, onDelete, onUpdate, deferrability, match, options);
    }

    /**
     * {@return a copy of this foreign key that refers to the given columns of the given table; an empty list means the
     * primary key}
     */
    public ForeignKey withReference(TableName table, List<String> referenced) {
        return new ForeignKey(name, columns, table, referenced, onDelete, onUpdate, deferrability, match, options);
    }

    /** {@return a copy of this foreign key with the given delete action} */
    public ForeignKey withOnDelete(ReferentialAction action) {
        return new ForeignKey(
                name, columns, referencedTable, referencedColumns, action, onUpdate, deferrability, match, options);
    }

    /** {@return a copy of this foreign key with the given update action} */
    public ForeignKey withOnUpdate(ReferentialAction action) {
        return new ForeignKey(
                name, columns, referencedTable, referencedColumns, onDelete, action, deferrability, match, options);
    }

    /** {@return a copy of this foreign key with the given deferrability} */
    public ForeignKey withDeferrability(Deferrability when) {
        return new ForeignKey(
                name, columns, referencedTable, referencedColumns, onDelete, onUpdate, when, match, options);
    }

    /** {@return a copy of this foreign key with the given MATCH clause, or without a MATCH clause if it is null} */
    public ForeignKey withMatch(@Nullable String word) {
        return new ForeignKey(
                name, columns, referencedTable, referencedColumns, onDelete, onUpdate, deferrability, word, options);
    }

    @Override
    public ForeignKey withOptions(Options other) {
        return new ForeignKey(
                name, columns, referencedTable, referencedColumns, onDelete, onUpdate, deferrability, match, other);
    }
}
