package dev.limbeck;

import dev.limbeck.model.SqlText;
import dev.limbeck.ops.Recreate;
import java.sql.Connection;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a revision can do. Each call is carried out at once, in the revision's transaction; a call that cannot be
 * carried out faithfully is refused before anything is touched.
 */
public interface Operations {

    /** Creates a table from its columns, constraints and options. */
    void createTable(String name, TableItem... items);

    /** Drops a table with its indexes and triggers. */
    void dropTable(String name);

    /** Gives a table another name; foreign keys, views and triggers follow. */
    void renameTable(String from, String to);

    /** Changes one table in one go. */
    default void batchAlterTable(String table, Consumer<Batch> steps) {
        batchAlterTable(table, Recreate.AUTO, steps);
    }

    /** Changes one table in one go, saying whether it may be copied. */
    void batchAlterTable(String table, Recreate recreate, Consumer<Batch> steps);

    /** Adds a column to a table. */
    default void addColumn(String table, ColumnDefinition column) {
        batchAlterTable(table, batch -> batch.addColumn(column));
    }

    /** Drops a column of a table. */
    default void dropColumn(String table, String column) {
        batchAlterTable(table, batch -> batch.dropColumn(column));
    }

    /** Changes a column of a table. */
    default void alterColumn(String table, String column, Consumer<ColumnChange> change) {
        batchAlterTable(table, batch -> batch.alterColumn(column, change));
    }

    /** Gives a column of a table another name. */
    default void renameColumn(String table, String from, String to) {
        batchAlterTable(table, batch -> batch.renameColumn(from, to));
    }

    /** Adds a primary key to a table. */
    default void createPrimaryKey(@Nullable String name, String table, String... columns) {
        batchAlterTable(table, batch -> batch.createPrimaryKey(name, columns));
    }

    /** Adds a unique constraint to a table. */
    default void createUniqueConstraint(@Nullable String name, String table, String... columns) {
        batchAlterTable(table, batch -> batch.createUniqueConstraint(name, columns));
    }

    /** Adds a foreign key to a table. */
    default void createForeignKey(String table, ForeignKeyDefinition foreignKey) {
        batchAlterTable(table, batch -> batch.createForeignKey(foreignKey));
    }

    /** Adds a check constraint to a table. */
    default void createCheckConstraint(@Nullable String name, String table, SqlText condition) {
        batchAlterTable(table, batch -> batch.createCheckConstraint(name, condition));
    }

    /** Drops a constraint of a table by its name. */
    default void dropConstraint(String name, String table) {
        batchAlterTable(table, batch -> batch.dropConstraint(name));
    }

    /**
     * Creates an index: {@code op.createIndex("ix_list_owner", "shop_list", "owner_id", desc("created_at"))}.
     *
     * @param parts column names, {@link Migration#desc desc}, {@link Migration#part part} and
     *     {@link Migration#where where}
     */
    default void createIndex(String name, String table, Object... parts) {
        batchAlterTable(table, batch -> batch.createIndex(name, parts));
    }

    /** Creates a unique index; the parts are those of {@link #createIndex}. */
    default void createUniqueIndex(String name, String table, Object... parts) {
        batchAlterTable(table, batch -> batch.createUniqueIndex(name, parts));
    }

    /** Drops an index of a table. */
    default void dropIndex(String name, String table) {
        batchAlterTable(table, batch -> batch.dropIndex(name));
    }

    /** Creates a view from its whole CREATE VIEW statement. */
    void createView(String name, SqlText statement);

    /** Drops a view. */
    void dropView(String name);

    /** Creates a trigger from its whole CREATE TRIGGER statement. */
    void createTrigger(String name, String table, SqlText statement);

    /** Drops a trigger. */
    void dropTrigger(String name);

    /** Runs one SQL statement as it is. */
    void execute(SqlText statement);

    /** Runs one SQL statement as it is: {@code op.execute("update user set state = 'NEW'")}. */
    default void execute(String statement) {
        execute(new SqlText(statement));
    }

    /**
     * {@return the connection of the running transaction, for data migrations}
     *
     * <p>It cannot be closed, committed or rolled back: the revision's transaction is Limbeck's.
     */
    Connection connection();

    /**
     * {@return what the person who runs this revision said with {@code -x NAME=VALUE}, or nothing}
     *
     * <p>For what differs from one installation to the next: {@code op.argument("tenant").orElse("main")}. A name given
     * without a value has the empty text.
     */
    default Optional<String> argument(String name) {
        return Optional.ofNullable(arguments().get(name));
    }

    /** {@return everything that was said with {@code -x}, in that order} */
    Map<String, String> arguments();

    /** {@return what was said with {@code --tag}, or nothing: a word for whoever looks at the run} */
    Optional<String> tag();
}
