package dev.limbeck;

import dev.limbeck.model.Deferrability;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.ReferentialAction;
import dev.limbeck.model.TableName;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The definition of a foreign key in a revision: {@code
 * foreignKeyOn("owner_id").named("fk_pet_owner").references("user", "id")}.
 */
public final class ForeignKeyDefinition implements ConstraintDefinition {
    private @Nullable String name;
    private final List<String> columns;
    private @Nullable ForeignKey key;
    private boolean qualified;

    ForeignKeyDefinition(@Nullable String name, List<String> columns) {
        this.name = name;
        this.columns = columns;
    }

    /** Names the foreign key: {@code foreignKeyOn("owner_id").named("fk_pet_owner").references("user", "id")}. */
    public ForeignKeyDefinition named(String other) {
        name = other;
        ForeignKey current = key;
        key = current == null ? null : current.withName(other);
        return this;
    }

    /**
     * Sets the referenced columns and their table; this table is in the same schema as the referring table. If no
     * columns are given, the foreign key refers to the table's primary key.
     */
    public ForeignKeyDefinition references(String table, String... referenced) {
        qualified = false;
        key = new ForeignKey(name, columns, TableName.of(table), List.of(referenced));
        return this;
    }

    /**
     * Sets the referenced columns and their table, which is in the given schema:
     * {@code foreignKeyOn("customer_id").referencesIn("crm", "customer", "id")}. The default schema is
     * {@code DEFAULT_SCHEMA}.
     */
    public ForeignKeyDefinition referencesIn(String schema, String table, String... referenced) {
        qualified = true;
        TableName name = new TableName(schema.isEmpty() ? null : schema, table);
        key = new ForeignKey(this.name, columns, name, List.of(referenced));
        return this;
    }

    /**
     * {@return a copy with the first function applied to each table name and the second function to every other name;
     * for internal use}
     */
    public ForeignKeyDefinition withNames(UnaryOperator<String> tables, UnaryOperator<String> others) {
        ForeignKey current = constraint();
        TableName table = current.referencedTable();
        String schema = table.schema();
        String given = current.name();
        ForeignKeyDefinition copy = new ForeignKeyDefinition(
                given == null ? null : others.apply(given),
                current.columns().stream().map(others).toList());
        copy.qualified = qualified;
        copy.key = current.withName(copy.name)
                .withColumns(copy.columns)
                .withReference(
                        new TableName(schema == null ? null : tables.apply(schema), tables.apply(table.name())),
                        current.referencedColumns().stream().map(others).toList());
        return copy;
    }

    /** Sets the action that the database takes when a referenced row is deleted, for instance {@code CASCADE}. */
    public ForeignKeyDefinition onDelete(ReferentialAction action) {
        key = constraint().withOnDelete(action);
        return this;
    }

    /** Sets the action that the database takes when a referenced key changes. */
    public ForeignKeyDefinition onUpdate(ReferentialAction action) {
        key = constraint().withOnUpdate(action);
        return this;
    }

    /** Sets when the foreign key is checked, for instance {@code INITIALLY_DEFERRED}. */
    public ForeignKeyDefinition deferrable(Deferrability when) {
        key = constraint().withDeferrability(when);
        return this;
    }

    /** Sets a database-specific option: {@code .option("postgresql_not_valid", true)}. */
    public ForeignKeyDefinition option(String option, Object value) {
        ForeignKey current = constraint();
        key = current.withOptions(current.options().with(option, value));
        return this;
    }

    /** Sets the MATCH clause, for instance {@code FULL}. */
    public ForeignKeyDefinition match(String word) {
        key = constraint().withMatch(word);
        return this;
    }

    /** {@return the foreign key of a table in the given schema, or in the default schema if the name is null} */
    public ForeignKey constraintIn(@Nullable String schema) {
        ForeignKey current = constraint();
        TableName table = current.referencedTable();
        return qualified
                ? current
                : current.withReference(new TableName(schema, table.name()), current.referencedColumns());
    }

    /**
     * {@return the foreign key that this definition describes}
     *
     * @throws IllegalStateException if {@link #references} was not called
     */
    @Override
    public ForeignKey constraint() {
        ForeignKey current = key;
        if (current == null) {
            throw new IllegalStateException("The foreign key on " + String.join(", ", columns)
                    + " has no referenced table: add .references(\"table\", \"column\")");
        }
        return current;
    }
}
