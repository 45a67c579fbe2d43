package dev.limbeck.mariadb.ddl;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.mariadb.read.HashKeys;
import dev.limbeck.mariadb.read.StorageSettings;
import dev.limbeck.mariadb.syntax.MariadbOptions;
import dev.limbeck.model.Column;
import dev.limbeck.model.Index;
import dev.limbeck.model.NameRule;
import dev.limbeck.model.Table;
import dev.limbeck.model.UniqueConstraint;
import java.util.stream.Stream;

/**
 * How the server changes a table. If the table has one of certain properties, the server copies it for most changes.
 *
 * @param table the table before the change
 * @param settings the settings of the database
 * @param catalog the schema, in which the server shows how it implements the keys of the table
 */
record TableCosts(Table table, StorageSettings settings, Catalog catalog) {
    /** {@return how the server makes a change that has the given cost for most tables} */
    Cost of(Cost ordinary) {
        return of(ordinary, "");
    }

    /** {@return how the server drops the index or the unique constraint with the given name} */
    Cost ofDroppedIndex(String name) {
        return of(Cost.NOCOPY, name);
    }

    /**
     * Returns how the server makes a change. If generated columns are stored or indexed, the server cannot rewrite a
     * table while others use it.
     */
    private Cost of(Cost ordinary, String droppedIndex) {
        boolean copies = ordinary == Cost.INPLACE
                && (table.columns().stream().anyMatch(TableCosts::isStored) || indexesVirtual());
        boolean supported =
                isOrdinary(ordinary == Cost.INSTANT ? table.withVerbatim(null) : table) && !hasHashes(droppedIndex);
        return supported && !copies ? ordinary : Cost.COPY;
    }

    /** {@return whether the server uses hash values for a unique key of the table, other than the one with this name} */
    boolean hasHashes(String except) {
        return new KeyLengths(table, settings).hasHashes(except)
                || catalog.definition(table.name()).stream()
                        .flatMap(sql -> HashKeys.find(sql).stream())
                        .anyMatch(name -> !name.equals(except) && isUnique(name));
    }

    private boolean isUnique(String name) {
        return Stream.concat(
                        table.uniqueConstraints().stream().map(UniqueConstraint::name),
                        table.indexes().stream().filter(Index::unique).map(Index::name))
                .anyMatch(name::equals);
    }

    /** {@return how the server adds or drops the column} */
    Cost ofColumn(Column column) {
        boolean partitioned = table.verbatim() != null;
        boolean instant = isVirtual(column) ? !partitioned : !indexesVirtual();
        return instant ? of(Cost.INSTANT) : Cost.COPY;
    }

    private static boolean isOrdinary(Table table) {
        return table.verbatim() == null
                && table.options().get(MariadbOptions.ENGINE).isEmpty()
                && table.options().get(MariadbOptions.WITH).isEmpty()
                && table.indexes().stream()
                        .allMatch(index ->
                                index.options().get(MariadbOptions.KIND).isEmpty());
    }

    static boolean isStored(Column column) {
        return column.generated() != null && column.generated().stored();
    }

    static boolean isVirtual(Column column) {
        return column.generated() != null && !column.generated().stored();
    }

    private boolean indexesVirtual() {
        return table.columns().stream().filter(TableCosts::isVirtual).anyMatch(column -> Stream.concat(
                        table.indexes().stream().map(KeyIndexes::columns),
                        table.uniqueConstraints().stream().map(UniqueConstraint::columns))
                .anyMatch(columns ->
                        columns.stream().anyMatch(name -> NameRule.ASCII_INSENSITIVE.same(name, column.name()))));
    }
}
