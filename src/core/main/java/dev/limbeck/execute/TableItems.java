package dev.limbeck.execute;

import dev.limbeck.ColumnDefinition;
import dev.limbeck.ForeignKeyDefinition;
import dev.limbeck.KeyDefinition;
import dev.limbeck.TableItem;
import dev.limbeck.TableOption;
import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Column;
import dev.limbeck.model.Constraint;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.UniqueConstraint;
import java.util.ArrayList;
import java.util.List;

/** Puts a table together from the items of {@code op.createTable}. */
final class TableItems {
    private final List<Column> columns = new ArrayList<>();
    private final List<UniqueConstraint> uniques = new ArrayList<>();
    private final List<ForeignKey> references = new ArrayList<>();
    private final List<CheckConstraint> checks = new ArrayList<>();
    private final List<PrimaryKey> keys = new ArrayList<>();

    private TableItems() {}

    static Table table(String name, List<TableItem> items) {
        TableItems parts = new TableItems();
        List<TableOption> options = new ArrayList<>();
        for (TableItem item : items) {
            if (item instanceof ColumnDefinition definition) {
                parts.columns.add(definition.column());
            } else if (item instanceof KeyDefinition definition) {
                parts.add(definition.constraint());
            } else if (item instanceof ForeignKeyDefinition definition) {
                parts.add(definition.constraint());
            } else if (item instanceof TableOption option) {
                options.add(option);
            }
        }
        Table table = parts.build(name);
        for (TableOption option : options) {
            table = option.applyTo(table);
        }
        return table;
    }

    private void add(Constraint constraint) {
        if (constraint instanceof PrimaryKey key) {
            keys.add(key);
        } else if (constraint instanceof UniqueConstraint unique) {
            uniques.add(unique);
        } else if (constraint instanceof ForeignKey reference) {
            references.add(reference);
        } else if (constraint instanceof CheckConstraint check) {
            checks.add(check);
        }
    }

    private Table build(String name) {
        if (columns.isEmpty()) {
            throw new ExecutionException(
                    "The table " + name + " has no column; add column(\"id\", bigint()).identity()");
        }
        if (keys.size() > 1) {
            throw new ExecutionException("The table " + name + " has " + keys.size() + " primary keys; leave one");
        }
        return Table.of(TableName.of(name), columns)
                .withPrimaryKey(keys.isEmpty() ? identityKey() : keys.get(0))
                .withConstraints(uniques, references, checks);
    }

    /** An identity column without a written key is the key: on SQLite there is no other kind. */
    private @org.jspecify.annotations.Nullable PrimaryKey identityKey() {
        return columns.stream()
                .filter(column -> column.identity() != null)
                .findFirst()
                .map(column -> new PrimaryKey(null, List.of(column.name())))
                .orElse(null);
    }
}
