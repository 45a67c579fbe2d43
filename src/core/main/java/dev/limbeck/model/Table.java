package dev.limbeck.model;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table with its columns, constraints, indexes and options.
 *
 * @param name the name
 * @param columns the columns in order
 * @param primaryKey the primary key, or null
 * @param uniqueConstraints the unique constraints
 * @param foreignKeys the foreign keys
 * @param checks the check constraints, including those of columns
 * @param indexes the indexes
 * @param options the database-specific options
 * @param comment the comment in the model, or null
 * @param initialRows the INSERT statements that run when the table is created (for tables that hold generated ids);
 *     empty for a reflected table
 * @param verbatim the original CREATE TABLE statement if it contains something that the model cannot represent (a
 *     conflict clause, a descending primary key…), or null
 * @param names the rules for names of columns, constraints and indexes
 */
public record Table(
        TableName name,
        List<Column> columns,
        @Nullable PrimaryKey primaryKey,
        List<UniqueConstraint> uniqueConstraints,
        List<ForeignKey> foreignKeys,
        List<CheckConstraint> checks,
        List<Index> indexes,
        Options options,
        @Nullable String comment,
        List<SqlText> initialRows,
        @Nullable SqlText verbatim,
        NameRules names) {
    /** Copies the lists. */
    public Table {
        columns = List.copyOf(columns);
        uniqueConstraints = List.copyOf(uniqueConstraints);
        foreignKeys = List.copyOf(foreignKeys);
        checks = List.copyOf(checks);
        indexes = List.copyOf(indexes);
        initialRows = List.copyOf(initialRows);
    }

    /**
     * Equivalent to the implicit method of a record, but faster, which matters because every table of a schema is
     * compared.
     */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof Table same
                        && name.equals(same.name)
                        && columns.equals(same.columns)
                        && Objects.equals(primaryKey, same.primaryKey)
                        && uniqueConstraints.equals(same.uniqueConstraints)
                        && foreignKeys.equals(same.foreignKeys)
                        && checks.equals(same.checks)
                        && indexes.equals(same.indexes)
                        && options.equals(same.options)
                        && Objects.equals(comment, same.comment)
                        && initialRows.equals(same.initialRows)
                        && Objects.equals(verbatim, same.verbatim)
                        && names.equals(same.names));
    }

    @Override
    public int hashCode() {
        return 31 * (31 * name.hashCode() + columns.hashCode()) + Objects.hashCode(primaryKey);
    }

    /** {@return a copy of this table with the given unique constraints} */
    public Table withUniqueConstraints(List<UniqueConstraint> other) {
        return withConstraints(other, foreignKeys, checks);
    }

    /** {@return a copy of this table with the given foreign keys} */
    public Table withForeignKeys(List<ForeignKey> other) {
        return withConstraints(uniqueConstraints, other, checks);
    }

    /** {@return a copy of this table with the given check constraints} */
    public Table withChecks(List<CheckConstraint> other) {
        return withConstraints(uniqueConstraints, foreignKeys, other);
    }

    /** {@return a table that has the given columns and no other properties} */
    public static Table of(TableName name, List<Column> columns) {
        return new Table(
                name,
                columns,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Options.NONE,
                null,
                List.of(),
                null,
                NameRules.ASCII_INSENSITIVE);
    }

    /** {@return the column with the given stored name} */
    public Optional<Column> column(String wanted) {
        return columns.stream()
                .filter(column -> names.others().same(column.name(), wanted))
                .findFirst();
    }

    /** {@return the index with the given stored name} */
    public Optional<Index> index(String wanted) {
        return indexes.stream()
                .filter(index -> names.others().same(index.name(), wanted))
                .findFirst();
    }

    /** {@return all constraints: primary key, unique constraints, foreign keys, checks} */
    public Stream<Constraint> constraints() {
        return Stream.of(
                        Optional.ofNullable(primaryKey).stream(),
                        uniqueConstraints.stream(),
                        foreignKeys.stream(),
                        checks.stream())
                .flatMap(part -> part);
    }

    /** {@return the constraint with the given stored name} */
    public Optional<Constraint> constraint(String wanted) {
        return constraints()
                .filter(constraint -> names.others().same(wanted, constraint.name()))
                .findFirst();
    }

    /** {@return a copy of this table with the given name} */
    public Table withName(TableName other) {
        return withStructure(other, columns, primaryKey, indexes);
    }

    /** {@return a copy of this table with the given columns} */
    public Table withColumns(List<Column> other) {
        return withStructure(name, other, primaryKey, indexes);
    }

    /** {@return a copy of this table with the given primary key, or without a primary key if it is null} */
    public Table withPrimaryKey(@Nullable PrimaryKey other) {
        return withStructure(name, columns, other, indexes);
    }

    /** {@return a copy of this table with the given indexes} */
    public Table withIndexes(List<Index> other) {
        return withStructure(name, columns, primaryKey, other);
    }

    /** {@return a copy of this table with the given constraints and an unchanged primary key} */
    public Table withConstraints(
            List<UniqueConstraint> uniques, List<ForeignKey> references, List<CheckConstraint> conditions) {
        return new Table(
                name,
                columns,
                primaryKey,
                uniques,
                references,
                conditions,
                indexes,
                options,
                comment,
                initialRows,
                verbatim,
                names);
    }

    /** {@return a copy of this table with the given initial rows} */
    public Table withInitialRows(List<SqlText> other) {
        return withDetails(options, comment, other, verbatim);
    }

    /** {@return a copy of this table with the given rules for its names} */
    public Table withNames(NameRules other) {
        return new Table(
                name,
                columns,
                primaryKey,
                uniqueConstraints,
                foreignKeys,
                checks,
                indexes,
                options,
                comment,
                initialRows,
                verbatim,
                other);
    }

    /** {@return a copy of this table with the given options} */
    public Table withOptions(Options other) {
        return withDetails(other, comment, initialRows, verbatim);
    }

    /** {@return a copy of this table with the given comment, or without a comment if it is null} */
    public Table withComment(@Nullable String other) {
        return withDetails(options, other, initialRows, verbatim);
    }

    /**
     * {@return a copy of this table with the given original statement, or without an original statement if it is null}
     */
    public Table withVerbatim(@Nullable SqlText other) {
        return withDetails(options, comment, initialRows, other);
    }

    private Table withStructure(
            TableName newName, List<Column> newColumns, @Nullable PrimaryKey newKey, List<Index> newIndexes) {
        return new Table(
                newName,
                newColumns,
                newKey,
                uniqueConstraints,
                foreignKeys,
                checks,
                newIndexes,
                options,
                comment,
                initialRows,
                verbatim,
                names);
    }

    private Table withDetails(
            Options newOptions, @Nullable String newComment, List<SqlText> newRows, @Nullable SqlText newVerbatim) {
        return new Table(
                name,
                columns,
                primaryKey,
                uniqueConstraints,
                foreignKeys,
                checks,
                indexes,
                newOptions,
                newComment,
                newRows,
                newVerbatim,
                names);
    }
}
