package dev.limbeck.model;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A table with everything that is declared on it.
 *
 * @param name its name
 * @param columns its columns in order
 * @param primaryKey its primary key, or null
 * @param uniqueConstraints its unique constraints
 * @param foreignKeys its foreign keys
 * @param checks its check constraints, those of columns included
 * @param indexes its indexes
 * @param options SQLite's table options
 * @param comment what the model says of it, or null
 * @param initialRows the INSERT statements that fill it when it is created (id tables); reflection never finds any
 * @param verbatim the database's own CREATE TABLE text when it holds what the model has no word for (a conflict
 *     clause, a descending primary key…), or null
 */
public record Table(
        TableName name,
        List<Column> columns,
        @Nullable PrimaryKey primaryKey,
        List<UniqueConstraint> uniqueConstraints,
        List<ForeignKey> foreignKeys,
        List<CheckConstraint> checks,
        List<Index> indexes,
        TableOptions options,
        @Nullable String comment,
        List<SqlText> initialRows,
        @Nullable SqlText verbatim) {
    /** Copies the lists. */
    public Table {
        columns = List.copyOf(columns);
        uniqueConstraints = List.copyOf(uniqueConstraints);
        foreignKeys = List.copyOf(foreignKeys);
        checks = List.copyOf(checks);
        indexes = List.copyOf(indexes);
        initialRows = List.copyOf(initialRows);
    }

    /** {@return a table of these columns and nothing else} */
    public static Table of(TableName name, List<Column> columns) {
        return new Table(
                name,
                columns,
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                TableOptions.NONE,
                null,
                List.of(),
                null);
    }

    /** {@return the column of that name, compared without regard to case} */
    public Optional<Column> column(String wanted) {
        return columns.stream()
                .filter(column -> CaseFolding.same(column.name(), wanted))
                .findFirst();
    }

    /** {@return the index of that name, compared without regard to case} */
    public Optional<Index> index(String wanted) {
        return indexes.stream()
                .filter(index -> CaseFolding.same(index.name(), wanted))
                .findFirst();
    }

    /** {@return every constraint: primary key, unique, foreign keys, checks} */
    public Stream<Constraint> constraints() {
        return Stream.of(
                        Optional.ofNullable(primaryKey).stream(),
                        uniqueConstraints.stream(),
                        foreignKeys.stream(),
                        checks.stream())
                .flatMap(part -> part);
    }

    /** {@return the constraint of that name, compared without regard to case} */
    public Optional<Constraint> constraint(String wanted) {
        return constraints()
                .filter(constraint -> CaseFolding.same(wanted, constraint.name()))
                .findFirst();
    }

    /** {@return this table under another name} */
    public Table withName(TableName other) {
        return new Table(
                other,
                columns,
                primaryKey,
                uniqueConstraints,
                foreignKeys,
                checks,
                indexes,
                options,
                comment,
                initialRows,
                verbatim);
    }

    /** {@return this table with these columns} */
    public Table withColumns(List<Column> other) {
        return new Table(
                name,
                other,
                primaryKey,
                uniqueConstraints,
                foreignKeys,
                checks,
                indexes,
                options,
                comment,
                initialRows,
                verbatim);
    }

    /** {@return this table with that primary key} */
    public Table withPrimaryKey(@Nullable PrimaryKey other) {
        return new Table(
                name,
                columns,
                other,
                uniqueConstraints,
                foreignKeys,
                checks,
                indexes,
                options,
                comment,
                initialRows,
                verbatim);
    }

    /** {@return this table with these constraints beside its primary key} */
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
                verbatim);
    }

    /** {@return this table with these indexes} */
    public Table withIndexes(List<Index> other) {
        return new Table(
                name,
                columns,
                primaryKey,
                uniqueConstraints,
                foreignKeys,
                checks,
                other,
                options,
                comment,
                initialRows,
                verbatim);
    }

    /** {@return this table with these first rows} */
    public Table withInitialRows(List<SqlText> other) {
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
                other,
                verbatim);
    }

    /** {@return this table with SQLite's options} */
    public Table withOptions(TableOptions other) {
        return new Table(
                name,
                columns,
                primaryKey,
                uniqueConstraints,
                foreignKeys,
                checks,
                indexes,
                other,
                comment,
                initialRows,
                verbatim);
    }

    /** {@return this table with that comment} */
    public Table withComment(@Nullable String other) {
        return new Table(
                name,
                columns,
                primaryKey,
                uniqueConstraints,
                foreignKeys,
                checks,
                indexes,
                options,
                other,
                initialRows,
                verbatim);
    }

    /** {@return this table with the database's own text} */
    public Table withVerbatim(@Nullable SqlText other) {
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
                other);
    }
}
