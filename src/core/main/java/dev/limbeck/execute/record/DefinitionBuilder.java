package dev.limbeck.execute.record;

import dev.limbeck.ColumnDefinition;
import dev.limbeck.ForeignKeyDefinition;
import dev.limbeck.IndexItem;
import dev.limbeck.KeyDefinition;
import dev.limbeck.TableItem;
import dev.limbeck.TableOption;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.Traits;
import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.execute.failure.ExecutionException;
import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Column;
import dev.limbeck.model.Constraint;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.Index;
import dev.limbeck.model.IndexPart;
import dev.limbeck.model.Options;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.UniqueConstraint;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Builds tables and indexes from the arguments of {@code createTable} and {@code createIndex}. */
public final class DefinitionBuilder {
    private final List<Column> columns = new ArrayList<>();
    private final List<UniqueConstraint> uniques = new ArrayList<>();
    private final List<ForeignKey> references = new ArrayList<>();
    private final List<CheckConstraint> checks = new ArrayList<>();
    private final List<PrimaryKey> keys = new ArrayList<>();

    private final TableName name;

    private DefinitionBuilder(TableName name) {
        this.name = name;
    }

    /**
     * {@return the table with the given items}
     *
     * @param dialect the dialect of the database that the table is for
     * @throws ExecutionException if the table has no column, or several primary keys
     * @throws UnsupportedChange if the table refers to another schema and the database has no schemas
     */
    public static Table buildTable(TableName name, List<TableItem> items, Dialect dialect) {
        Traits traits = dialect.traits();
        DefinitionBuilder parts = new DefinitionBuilder(name);
        List<TableOption> options = new ArrayList<>();
        for (TableItem item : items) {
            if (item instanceof ColumnDefinition definition) {
                parts.columns.add(definition.column());
            } else if (item instanceof KeyDefinition definition) {
                parts.add(definition.constraint());
            } else if (item instanceof ForeignKeyDefinition definition) {
                parts.references.add(buildForeignKey(definition, name, traits));
            } else if (item instanceof TableOption option) {
                options.add(option);
            }
        }
        Table table = parts.build();
        for (TableOption option : options) {
            table = option.applyTo(table);
        }
        new OptionCheck(dialect).check(table);
        return table;
    }

    private void add(Constraint constraint) {
        if (constraint instanceof PrimaryKey key) {
            keys.add(key);
        } else if (constraint instanceof UniqueConstraint unique) {
            uniques.add(unique);
        } else if (constraint instanceof CheckConstraint check) {
            checks.add(check);
        }
    }

    /** {@return the foreign key of the given table} */
    static ForeignKey buildForeignKey(ForeignKeyDefinition definition, TableName table, Traits traits) {
        ForeignKey key = definition.constraintIn(table.schema());
        String schema = key.referencedTable().schema();
        if (schema != null && !traits.hasSchemas()) {
            throw new UnsupportedChange("The foreign key on " + String.join(", ", key.columns()) + " of " + table
                    + " refers to the schema " + schema + ", but " + traits.product()
                    + " has no schemas. Write references(\""
                    + key.referencedTable().name()
                    + "\", …), or put the call into op.on(…) for the databases that have schemas.");
        }
        return key;
    }

    private Table build() {
        if (columns.isEmpty()) {
            throw new ExecutionException(
                    "The table " + name + " has no columns; add column(\"id\", bigint()).identity()");
        }
        if (keys.size() > 1) {
            throw new ExecutionException("The table " + name + " has " + keys.size() + " primary keys; keep one");
        }
        return Table.of(name, columns)
                .withPrimaryKey(keys.isEmpty() ? identityKey() : keys.get(0))
                .withConstraints(uniques, references, checks);
    }

    /**
     * Returns a primary key that consists of the identity column, if no primary key was given. SQLite has no other
     * identity columns.
     */
    private @Nullable PrimaryKey identityKey() {
        return columns.stream()
                .filter(column -> column.identity() != null)
                .findFirst()
                .map(column -> new PrimaryKey(null, List.of(column.name())))
                .orElse(null);
    }

    /**
     * {@return the index on the given columns and expressions}
     *
     * @throws ExecutionException if an item is neither a column nor an index part nor a condition, or if the index has
     *     no columns
     */
    static Index buildIndex(String name, boolean unique, Object... items) {
        List<IndexPart> parts = new ArrayList<>();
        @Nullable SqlText where = null;
        Options options = Options.NONE;
        for (Object item : items) {
            if (item instanceof String column) {
                parts.add(IndexPart.column(column));
            } else if (item instanceof IndexItem.Part part) {
                parts.add(part.part());
            } else if (item instanceof IndexItem.Where condition) {
                where = condition.condition();
            } else if (item instanceof TableOption option) {
                options = option.applyTo(options);
            } else {
                throw new ExecutionException(
                        "The index " + name + " cannot contain " + item
                                + ": use column names, desc(\"column\"), part(text(\"expression\")) or where(text(\"condition\"))");
            }
        }
        if (parts.isEmpty()) {
            throw new ExecutionException("The index " + name + " has no columns");
        }
        return new Index(name, parts, unique, where, options);
    }
}
