package dev.limbeck.ops;

import dev.limbeck.model.CaseFolding;
import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.UniqueConstraint;
import java.util.List;

/** Follows a new name through the keys and indexes that mention the old one. */
final class Renaming {
    private Renaming() {}

    /** The table with that column of it renamed wherever the table itself names it. */
    static Table column(Table table, RenameColumn rename, ExpressionRename expressions) {
        RenamedStep renamed = new RenamedStep(table.name(), rename, expressions);
        PrimaryKey key = table.primaryKey();
        return table.withColumns(table.columns().stream().map(renamed::column).toList())
                .withPrimaryKey(key == null ? null : (PrimaryKey) renamed.constraint(key))
                .withConstraints(
                        table.uniqueConstraints().stream()
                                .map(one -> (UniqueConstraint) renamed.constraint(one))
                                .toList(),
                        table.foreignKeys().stream()
                                .map(one -> (ForeignKey) renamed.constraint(one))
                                .toList(),
                        table.checks().stream()
                                .map(one -> (CheckConstraint) renamed.constraint(one))
                                .toList())
                .withIndexes(table.indexes().stream().map(renamed::index).toList())
                .withVerbatim(null);
    }

    /** The table with its foreign keys to a column of another table following that column's new name. */
    static Table referencedColumn(Table table, TableName changed, String from, String to) {
        return withForeignKeys(
                table,
                table.foreignKeys().stream()
                        .map(key -> key.referencedTable().sameAs(changed)
                                ? key.withReference(key.referencedTable(), names(key.referencedColumns(), from, to))
                                : key)
                        .toList());
    }

    /** The table, itself or its foreign keys following another table's new name. */
    static Table table(Table table, TableName from, TableName to) {
        Table followed = withForeignKeys(
                table,
                table.foreignKeys().stream()
                        .map(key -> key.referencedTable().sameAs(from)
                                ? key.withReference(to, key.referencedColumns())
                                : key)
                        .toList());
        return table.name().sameAs(from) ? followed.withName(to).withVerbatim(null) : followed;
    }

    private static Table withForeignKeys(Table table, List<ForeignKey> keys) {
        return keys.equals(table.foreignKeys())
                ? table
                : table.withConstraints(table.uniqueConstraints(), keys, table.checks())
                        .withVerbatim(null);
    }

    static List<String> names(List<String> names, String from, String to) {
        return names.stream()
                .map(name -> CaseFolding.same(name, from) ? to : name)
                .toList();
    }
}
