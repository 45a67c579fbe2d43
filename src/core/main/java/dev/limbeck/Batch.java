package dev.limbeck;

import dev.limbeck.model.SqlText;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The changes of one table, made in one go by {@link Operations#batchAlterTable}. Names are given as the schema has
 * them at that point of the batch; constraints without a name are dropped by writing them out.
 */
public interface Batch {

    /** Adds a column: {@code batch.addColumn(column("hashed_password", varchar(100)))}. */
    void addColumn(ColumnDefinition column);

    /** Drops a column. */
    void dropColumn(String column);

    /** Changes a column: {@code batch.alterColumn("email", c -> c.existingType(varchar(255)).type(varchar(320)))}. */
    void alterColumn(String column, Consumer<ColumnChange> change);

    /** Gives a column another name; whatever mentions it follows. */
    void renameColumn(String from, String to);

    /** Adds a primary key: {@code batch.createPrimaryKey(null, "id")}. */
    void createPrimaryKey(@Nullable String name, String... columns);

    /** Adds a unique constraint. */
    void createUniqueConstraint(@Nullable String name, String... columns);

    /** Adds a foreign key: {@code batch.createForeignKey(foreignKey("fk", "owner_id").references("user", "id"))}. */
    void createForeignKey(ForeignKeyDefinition foreignKey);

    /** Adds a check constraint. */
    void createCheckConstraint(@Nullable String name, SqlText condition);

    /** Drops the constraint of that name. */
    void dropConstraint(String name);

    /** Drops a constraint that has no name: {@code batch.dropConstraint(uniqueConstraint(null, "email"))}. */
    void dropConstraint(ConstraintDefinition constraint);

    /** Drops the primary key, whatever its name. */
    void dropPrimaryKey();

    /** Gives a constraint another name. */
    void renameConstraint(String from, String to);

    /**
     * Creates an index.
     *
     * @param parts column names, {@link Migration#desc desc}, {@link Migration#part part} and
     *     {@link Migration#where where}
     */
    void createIndex(String name, Object... parts);

    /** Creates a unique index; the parts are those of {@link #createIndex}. */
    void createUniqueIndex(String name, Object... parts);

    /** Drops an index. */
    void dropIndex(String name);

    /** Gives an index another name. */
    void renameIndex(String from, String to);

    /**
     * Gives the table exactly these options: {@code batch.options(strict())}, or none of them with {@code batch.options()}.
     * The table is copied; a STRICT one takes only SQLite's own column types (sqlite.org/stricttables.html).
     */
    void options(TableOption... options);
}
