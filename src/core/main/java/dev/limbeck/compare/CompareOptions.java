package dev.limbeck.compare;

import dev.limbeck.model.SqlText;
import dev.limbeck.model.TableName;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The options of a comparison.
 *
 * @param compareType decides which declared types are the same
 * @param compareServerDefault decides which defaults are the same
 * @param compareComments whether comments are compared; only useful if the database stores them
 * @param exactStorage whether a computed column whose values are stored always differs from one whose values are not;
 *     false if one side is a model that may not define this
 * @param filter which tables and parts of tables are compared
 * @param versionTable Limbeck's version table, which is never compared
 * @param managedTables the live tables that may be dropped if the model does not have them
 * @param managedViews the names of the live views and triggers that may be dropped if the model does not have them
 * @param fixedKeyColumns whether a foreign key is dropped while the type of one of its columns changes, because another
 *     database of the project requires it
 * @param backfills the values for existing rows when a column is added or becomes NOT NULL, by {@code table.column}
 */
public record CompareOptions(
        ColumnRule compareType,
        ColumnRule compareServerDefault,
        boolean compareComments,
        boolean exactStorage,
        Filter filter,
        TableName versionTable,
        Predicate<TableName> managedTables,
        Predicate<TableName> managedViews,
        boolean fixedKeyColumns,
        Map<String, SqlText> backfills) {

    /** Compares everything except comments. All tables may be dropped, but no views or triggers. */
    public static final CompareOptions DEFAULT = new CompareOptions(
            ColumnRule.TYPE,
            ColumnRule.SERVER_DEFAULT,
            false,
            true,
            Filter.ALL,
            TableName.of("alembic_version"),
            name -> true,
            name -> false,
            false,
            Map.of());

    /** Copies the backfills. */
    public CompareOptions {
        backfills = Collections.unmodifiableMap(new LinkedHashMap<>(backfills));
    }

    /** {@return a copy of these options with the given comparison of declared types} */
    public CompareOptions withCompareType(ColumnRule compare) {
        return withComparisons(compare, compareServerDefault, compareComments, exactStorage);
    }

    /** {@return a copy of these options with the given comparison of defaults} */
    public CompareOptions withCompareServerDefault(ColumnRule compare) {
        return withComparisons(compareType, compare, compareComments, exactStorage);
    }

    /** {@return a copy of these options with or without a comparison of comments} */
    public CompareOptions withCompareComments(boolean compare) {
        return withComparisons(compareType, compareServerDefault, compare, exactStorage);
    }

    /** {@return a copy of these options that always compare whether the values of computed columns are stored, or not} */
    public CompareOptions withExactStorage(boolean exact) {
        return withComparisons(compareType, compareServerDefault, compareComments, exact);
    }

    /** {@return a copy of these options with the given filter} */
    public CompareOptions withFilter(Filter other) {
        return withScope(other, versionTable, managedTables, managedViews);
    }

    /** {@return a copy of these options with the given version table} */
    public CompareOptions withVersionTable(TableName name) {
        return withScope(filter, name, managedTables, managedViews);
    }

    /** {@return a copy of these options, in which the condition determines which live tables may be dropped} */
    public CompareOptions withManagedTables(Predicate<TableName> managed) {
        return withScope(filter, versionTable, managed, managedViews);
    }

    /**
     * {@return a copy of these options, in which the condition determines which live views and triggers may be dropped}
     */
    public CompareOptions withManagedViews(Predicate<TableName> managed) {
        return withScope(filter, versionTable, managedTables, managed);
    }

    /** {@return a copy of these options with the given values for existing rows, by {@code table.column}} */
    public CompareOptions withBackfills(Map<String, SqlText> values) {
        return new CompareOptions(
                compareType,
                compareServerDefault,
                compareComments,
                exactStorage,
                filter,
                versionTable,
                managedTables,
                managedViews,
                fixedKeyColumns,
                values);
    }

    /**
     * {@return a copy of these options, in which a foreign key is or is not dropped while the type of one of its
     * columns changes}
     */
    public CompareOptions withFixedKeyColumns(boolean fixed) {
        return new CompareOptions(
                compareType,
                compareServerDefault,
                compareComments,
                exactStorage,
                filter,
                versionTable,
                managedTables,
                managedViews,
                fixed,
                backfills);
    }

    private CompareOptions withComparisons(ColumnRule types, ColumnRule defaults, boolean comments, boolean exact) {
        return new CompareOptions(
                types,
                defaults,
                comments,
                exact,
                filter,
                versionTable,
                managedTables,
                managedViews,
                fixedKeyColumns,
                backfills);
    }

    private CompareOptions withScope(
            Filter newFilter, TableName version, Predicate<TableName> tables, Predicate<TableName> views) {
        return new CompareOptions(
                compareType,
                compareServerDefault,
                compareComments,
                exactStorage,
                newFilter,
                version,
                tables,
                views,
                fixedKeyColumns,
                backfills);
    }
}
