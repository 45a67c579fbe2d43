package dev.limbeck.ops;

import dev.limbeck.model.CaseFolding;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.Index;
import dev.limbeck.model.IndexPart;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.UniqueConstraint;
import java.util.List;

/** Follows a new name through the keys and indexes that mention the old one. */
final class Renaming {
    private Renaming() {}

    /** The table with that column of it renamed wherever the table itself names it. */
    static Table column(Table table, String from, String to) {
        PrimaryKey key = table.primaryKey();
        return table.withColumns(table.columns().stream()
                        .map(column -> CaseFolding.same(column.name(), from) ? column.withName(to) : column)
                        .toList())
                .withPrimaryKey(key == null ? null : new PrimaryKey(key.name(), names(key.columns(), from, to)))
                .withConstraints(
                        table.uniqueConstraints().stream()
                                .map(unique -> new UniqueConstraint(unique.name(), names(unique.columns(), from, to)))
                                .toList(),
                        table.foreignKeys().stream()
                                .map(reference -> reference(table.name(), reference, from, to))
                                .toList(),
                        table.checks())
                .withIndexes(table.indexes().stream()
                        .map(index -> index(index, from, to))
                        .toList())
                .withVerbatim(null);
    }

    /** The table with its foreign keys to a column of another table following that column's new name. */
    static Table referencedColumn(Table table, TableName changed, String from, String to) {
        return withForeignKeys(
                table,
                table.foreignKeys().stream()
                        .map(key -> key.referencedTable().sameAs(changed)
                                ? withColumns(key, key.columns(), names(key.referencedColumns(), from, to))
                                : key)
                        .toList());
    }

    /** The table, itself or its foreign keys following another table's new name. */
    static Table table(Table table, TableName from, TableName to) {
        Table followed = withForeignKeys(
                table,
                table.foreignKeys().stream()
                        .map(key -> key.referencedTable().sameAs(from) ? withTarget(key, to) : key)
                        .toList());
        return table.name().sameAs(from) ? followed.withName(to).withVerbatim(null) : followed;
    }

    private static Table withForeignKeys(Table table, List<ForeignKey> keys) {
        return keys.equals(table.foreignKeys())
                ? table
                : table.withConstraints(table.uniqueConstraints(), keys, table.checks())
                        .withVerbatim(null);
    }

    private static ForeignKey reference(TableName owner, ForeignKey key, String from, String to) {
        boolean toItself = key.referencedTable().sameAs(owner);
        return withColumns(
                key,
                names(key.columns(), from, to),
                toItself ? names(key.referencedColumns(), from, to) : key.referencedColumns());
    }

    private static ForeignKey withColumns(ForeignKey key, List<String> columns, List<String> referenced) {
        return new ForeignKey(
                key.name(),
                columns,
                key.referencedTable(),
                referenced,
                key.onDelete(),
                key.onUpdate(),
                key.deferrability(),
                key.match());
    }

    private static ForeignKey withTarget(ForeignKey key, TableName target) {
        return new ForeignKey(
                key.name(),
                key.columns(),
                target,
                key.referencedColumns(),
                key.onDelete(),
                key.onUpdate(),
                key.deferrability(),
                key.match());
    }

    private static Index index(Index index, String from, String to) {
        List<IndexPart> parts = index.parts().stream()
                .map(part -> CaseFolding.same(from, part.column())
                        ? new IndexPart(to, null, part.collation(), part.descending())
                        : part)
                .toList();
        return new Index(index.name(), parts, index.unique(), index.where());
    }

    private static List<String> names(List<String> names, String from, String to) {
        return names.stream()
                .map(name -> CaseFolding.same(name, from) ? to : name)
                .toList();
    }
}
