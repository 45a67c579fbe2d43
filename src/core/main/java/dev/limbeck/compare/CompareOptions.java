package dev.limbeck.compare;

import dev.limbeck.model.SqlText;
import dev.limbeck.model.TableName;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What a comparison looks at.
 *
 * @param compareType which declared types are the same
 * @param compareServerDefault which defaults are the same
 * @param compareComments whether comments are compared; only sensible where the database keeps them
 * @param filter which tables and parts of tables are looked at
 * @param versionTable the table of Limbeck's own, never looked at
 * @param managedTables which live tables may be dropped when the model does not have them
 * @param managedViews which live views and triggers may be dropped when the model does not have them, by their name
 * @param backfills by {@code table.column}, what existing rows get when a column is added or stops taking NULL
 */
public record CompareOptions(
        ColumnRule compareType,
        ColumnRule compareServerDefault,
        boolean compareComments,
        Filter filter,
        TableName versionTable,
        Predicate<TableName> managedTables,
        Predicate<TableName> managedViews,
        Map<String, SqlText> backfills) {

    /** Everything is compared but comments; every table may be dropped, no view and no trigger may. */
    public static final CompareOptions DEFAULT = new CompareOptions(
            ColumnRule.TYPE,
            ColumnRule.SERVER_DEFAULT,
            false,
            Filter.ALL,
            TableName.of("alembic_version"),
            name -> true,
            name -> false,
            Map.of());

    /** Copies the backfills. */
    public CompareOptions {
        backfills = Map.copyOf(backfills);
    }

    /** {@return these options, comparing declared types so} */
    public CompareOptions withCompareType(ColumnRule compare) {
        return new CompareOptions(
                compare,
                compareServerDefault,
                compareComments,
                filter,
                versionTable,
                managedTables,
                managedViews,
                backfills);
    }

    /** {@return these options, comparing defaults so} */
    public CompareOptions withCompareServerDefault(ColumnRule compare) {
        return new CompareOptions(
                compareType, compare, compareComments, filter, versionTable, managedTables, managedViews, backfills);
    }

    /** {@return these options, comparing comments or not} */
    public CompareOptions withCompareComments(boolean compare) {
        return new CompareOptions(
                compareType,
                compareServerDefault,
                compare,
                filter,
                versionTable,
                managedTables,
                managedViews,
                backfills);
    }

    /** {@return these options, looking at that much} */
    public CompareOptions withFilter(Filter other) {
        return new CompareOptions(
                compareType,
                compareServerDefault,
                compareComments,
                other,
                versionTable,
                managedTables,
                managedViews,
                backfills);
    }

    /** {@return these options with another version table} */
    public CompareOptions withVersionTable(TableName name) {
        return new CompareOptions(
                compareType,
                compareServerDefault,
                compareComments,
                filter,
                name,
                managedTables,
                managedViews,
                backfills);
    }

    /** {@return these options, letting only those live tables be dropped} */
    public CompareOptions withManagedTables(Predicate<TableName> managed) {
        return new CompareOptions(
                compareType,
                compareServerDefault,
                compareComments,
                filter,
                versionTable,
                managed,
                managedViews,
                backfills);
    }

    /** {@return these options, letting those live views and triggers be dropped} */
    public CompareOptions withManagedViews(Predicate<TableName> managed) {
        return new CompareOptions(
                compareType,
                compareServerDefault,
                compareComments,
                filter,
                versionTable,
                managedTables,
                managed,
                backfills);
    }

    /** {@return these options with values for existing rows, by {@code table.column}} */
    public CompareOptions withBackfills(Map<String, SqlText> values) {
        return new CompareOptions(
                compareType,
                compareServerDefault,
                compareComments,
                filter,
                versionTable,
                managedTables,
                managedViews,
                values);
    }
}
