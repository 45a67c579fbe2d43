package dev.limbeck;

import dev.limbeck.model.SqlText;
import dev.limbeck.model.Table;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The changes that one batch makes to a table; see {@link Operations#batchAlterTable}. A call refers to a column,
 * constraint or index by the name that it has after the preceding calls of the batch. To drop a constraint that has no
 * name, specify its definition.
 */
public interface Batch {

    /** Adds a column: {@code batch.addColumn(column("hashed_password", varchar(100)))}. */
    void addColumn(ColumnDefinition column);

    /**
     * Adds a column unless the table already has a column with this name:
     * {@code batch.addColumnIfNotExists(column("age", integer()))}.
     */
    default void addColumnIfNotExists(ColumnDefinition column) {
        if (table().column(column.column().name()).isEmpty()) {
            addColumn(column);
        }
    }

    /** Drops a column: {@code batch.dropColumn("age")}. */
    void dropColumn(String column);

    /** Drops a column if it exists: {@code batch.dropColumnIfExists("age")}. */
    default void dropColumnIfExists(String column) {
        if (table().column(column).isPresent()) {
            dropColumn(column);
        }
    }

    /** Changes a column: {@code batch.alterColumn("email", c -> c.existingType(varchar(255)).type(varchar(320)))}. */
    void alterColumn(String column, Consumer<ColumnChange> change);

    /** Renames a column, and every reference to it: {@code batch.renameColumn(from("pw").to("password"))}. */
    default void renameColumn(Renaming names) {
        renameColumn(names.from(), names.to());
    }

    /** Equivalent to {@link #renameColumn(Renaming)}: {@code batch.renameColumn("pw", "password")}. */
    void renameColumn(String from, String to);

    /**
     * Adds a primary key, unique constraint, foreign key or check constraint: {@code
     * batch.createConstraint(unique("email").named("uk_user_email"))}. The constraint can have options.
     */
    void createConstraint(ConstraintDefinition constraint);

    /**
     * Equivalent to {@link #createConstraint} with a {@code primaryKey}:
     * {@code batch.createPrimaryKey("pk_user", "id")}.
     */
    void createPrimaryKey(@Nullable String name, String... columns);

    /**
     * Equivalent to {@link #createConstraint} with a {@code unique}:
     * {@code batch.createUniqueConstraint("uk_user_email", "email")}.
     */
    void createUniqueConstraint(@Nullable String name, String... columns);

    /**
     * Equivalent to {@link #createConstraint} with a foreign key:
     * {@code batch.createForeignKey(foreignKeyOn("owner_id").references("user", "id"))}.
     */
    void createForeignKey(ForeignKeyDefinition foreignKey);

    /**
     * Equivalent to {@link #createConstraint} with a {@code check}:
     * {@code batch.createCheckConstraint("ck_age", text("age >= 0"))}.
     */
    void createCheckConstraint(@Nullable String name, SqlText condition);

    /** Drops the constraint with the given name: {@code batch.dropConstraint("uk_user_email")}. */
    void dropConstraint(String name);

    /** Drops the constraint with the given name if it exists: {@code batch.dropConstraintIfExists("uk_user_email")}. */
    default void dropConstraintIfExists(String name) {
        if (table().constraint(name).isPresent()) {
            dropConstraint(name);
        }
    }

    /** Drops a constraint that has no name: {@code batch.dropConstraint(unique("email"))}. */
    void dropConstraint(ConstraintDefinition constraint);

    /** Drops the primary key; its name is not needed: {@code batch.dropPrimaryKey()}. */
    void dropPrimaryKey();

    /** Renames a constraint: {@code batch.renameConstraint(from("uk_1").to("uk_user_email"))}. */
    default void renameConstraint(Renaming names) {
        renameConstraint(names.from(), names.to());
    }

    /** Equivalent to {@link #renameConstraint(Renaming)}: {@code batch.renameConstraint("uk_1", "uk_user_email")}. */
    void renameConstraint(String from, String to);

    /**
     * Creates an index: {@code batch.createIndex("ix_user_name", asc("name"), desc("created_at"))}.
     *
     * @param parts the results of {@link Migration#asc asc}, {@link Migration#desc desc}, {@link Migration#part part}
     *     and {@link Migration#where where}, or column names
     */
    void createIndex(String name, Object... parts);

    /**
     * Creates an index unless the table already has an index with this name:
     * {@code batch.createIndexIfNotExists("ix_name", asc("name"))}.
     */
    default void createIndexIfNotExists(String name, Object... parts) {
        if (table().index(name).isEmpty()) {
            createIndex(name, parts);
        }
    }

    /**
     * Creates a unique index; takes the same parts as {@link #createIndex}: {@code batch.createUniqueIndex("ux_email",
     * part(text("lower(email)")))}.
     */
    void createUniqueIndex(String name, Object... parts);

    /**
     * Creates a unique index unless the table already has an index with this name:
     * {@code batch.createUniqueIndexIfNotExists("ux_email", asc("email"))}.
     */
    default void createUniqueIndexIfNotExists(String name, Object... parts) {
        if (table().index(name).isEmpty()) {
            createUniqueIndex(name, parts);
        }
    }

    /** Drops an index: {@code batch.dropIndex("ix_user_name")}. */
    void dropIndex(String name);

    /** Drops an index if it exists: {@code batch.dropIndexIfExists("ix_user_name")}. */
    default void dropIndexIfExists(String name) {
        if (table().index(name).isPresent()) {
            dropIndex(name);
        }
    }

    /** Renames an index: {@code batch.renameIndex(from("ix_1").to("ix_user_name"))}. */
    default void renameIndex(Renaming names) {
        renameIndex(names.from(), names.to());
    }

    /** Equivalent to {@link #renameIndex(Renaming)}: {@code batch.renameIndex("ix_1", "ix_user_name")}. */
    void renameIndex(String from, String to);

    /**
     * Sets the options of the table: {@code batch.options(strict())}. Options that are not listed are removed, so
     * {@code batch.options()} removes all of them. The table is copied; a STRICT table allows only SQLite's own column
     * types (sqlite.org/stricttables.html).
     */
    void options(TableOption... options);

    /**
     * {@return the table after the preceding steps of this batch: {@code if (batch.table().column("age").isEmpty()) …}}
     */
    Table table();
}
