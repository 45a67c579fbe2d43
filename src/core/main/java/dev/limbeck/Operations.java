package dev.limbeck;

import dev.limbeck.model.SqlText;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.Recreate;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The operations of a revision. Each call runs immediately, in the revision's transaction. A call that cannot be
 * carried out without losing information is rejected before anything is changed.
 */
public interface Operations extends RevisionContext {

    /** Creates a table: {@code op.createTable("tag", column("id", bigint()).identity(), column("word", text()))}. */
    void createTable(String name, TableItem... items);

    /**
     * Creates a table unless a table with this name exists; the definition of the existing table is not compared:
     * {@code op.createTableIfNotExists("tag", column("id", bigint()).identity())}.
     */
    default void createTableIfNotExists(String name, TableItem... items) {
        if (schema().table(TableName.of(name)).isEmpty()) {
            createTable(name, items);
        }
    }

    /** Drops a table with its indexes and triggers: {@code op.dropTable("tag")}. */
    void dropTable(String name);

    /** Drops a table if it exists: {@code op.dropTableIfExists("tag")}. */
    default void dropTableIfExists(String name) {
        if (schema().table(TableName.of(name)).isPresent()) {
            dropTable(name);
        }
    }

    /**
     * Renames a table, along with the references to it in foreign keys, views and triggers; also renames a sequence:
     * {@code op.renameTable(from("tag").to("label"))}.
     */
    default void renameTable(Renaming names) {
        renameTable(names.from(), names.to());
    }

    /** Equivalent to {@link #renameTable(Renaming)}: {@code op.renameTable("tag", "label")}. */
    void renameTable(String from, String to);

    /**
     * Sets the comment of a table, where the database stores comments: {@code op.createTableComment("tag", "by hand")}.
     * On SQLite, which does not store comments, the call only logs that nothing was changed.
     */
    void createTableComment(String table, String comment);

    /** Removes the comment of a table, where the database stores comments: {@code op.dropTableComment("tag")}. */
    void dropTableComment(String table);

    /** Changes a table in one batch: {@code op.batchAlterTable("user", batch -> batch.dropColumn("age"))}. */
    default void batchAlterTable(String table, Consumer<Batch> steps) {
        batchAlterTable(table, Recreate.AUTO, steps);
    }

    /**
     * Changes a table in one batch, and specifies whether the table may be copied: {@code op.batchAlterTable("user",
     * Recreate.NEVER, batch -> batch.dropColumn("age"))}.
     */
    void batchAlterTable(String table, Recreate recreate, Consumer<Batch> steps);

    /** Adds a column to a table: {@code op.addColumn("user", column("age", integer()))}. */
    default void addColumn(String table, ColumnDefinition column) {
        batchAlterTable(table, batch -> batch.addColumn(column));
    }

    /**
     * Adds a column unless the table already has a column with this name: {@code op.addColumnIfNotExists("user",
     * column("age", integer()))}.
     */
    default void addColumnIfNotExists(String table, ColumnDefinition column) {
        batchAlterTable(table, batch -> batch.addColumnIfNotExists(column));
    }

    /** Drops a column of a table: {@code op.dropColumn("user", "age")}. */
    default void dropColumn(String table, String column) {
        batchAlterTable(table, batch -> batch.dropColumn(column));
    }

    /** Drops a column of a table if it exists: {@code op.dropColumnIfExists("user", "age")}. */
    default void dropColumnIfExists(String table, String column) {
        batchAlterTable(table, batch -> batch.dropColumnIfExists(column));
    }

    /** Changes a column of a table: {@code op.alterColumn("user", "email", c -> c.type(varchar(320)))}. */
    default void alterColumn(String table, String column, Consumer<ColumnChange> change) {
        batchAlterTable(table, batch -> batch.alterColumn(column, change));
    }

    /** Renames a column of a table: {@code op.renameColumn("user", from("pw").to("hashed_password"))}. */
    default void renameColumn(String table, Renaming names) {
        renameColumn(table, names.from(), names.to());
    }

    /** Equivalent to {@link #renameColumn(String, Renaming)}: {@code op.renameColumn("user", "pw", "password")}. */
    default void renameColumn(String table, String from, String to) {
        batchAlterTable(table, batch -> batch.renameColumn(from, to));
    }

    /**
     * Adds a primary key, unique constraint, foreign key or check constraint to a table: {@code
     * op.createConstraint("user", unique("email").named("uk_user_email"))}.
     */
    default void createConstraint(String table, ConstraintDefinition constraint) {
        batchAlterTable(table, batch -> batch.createConstraint(constraint));
    }

    /** Adds a primary key as {@link #createConstraint} does: {@code op.createPrimaryKey("pk_user", "user", "id")}. */
    default void createPrimaryKey(@Nullable String name, String table, String... columns) {
        batchAlterTable(table, batch -> batch.createPrimaryKey(name, columns));
    }

    /** Equivalent to {@link #createConstraint}: {@code op.createUniqueConstraint("uk_email", "user", "email")}. */
    default void createUniqueConstraint(@Nullable String name, String table, String... columns) {
        batchAlterTable(table, batch -> batch.createUniqueConstraint(name, columns));
    }

    /**
     * Equivalent to {@link #createConstraint} with a foreign key:
     * {@code op.createForeignKey("pet", foreignKeyOn("owner_id").named("fk_pet_owner").references("user", "id"))}.
     */
    default void createForeignKey(String table, ForeignKeyDefinition foreignKey) {
        batchAlterTable(table, batch -> batch.createForeignKey(foreignKey));
    }

    /** Equivalent to {@link #createConstraint}: {@code op.createCheckConstraint("ck", "user", text("age >= 0"))}. */
    default void createCheckConstraint(@Nullable String name, String table, SqlText condition) {
        batchAlterTable(table, batch -> batch.createCheckConstraint(name, condition));
    }

    /** Drops a constraint of a table by name: {@code op.dropConstraint("uk_user_email", "user")}. */
    default void dropConstraint(String name, String table) {
        batchAlterTable(table, batch -> batch.dropConstraint(name));
    }

    /** Drops a constraint that has no name: {@code op.dropConstraint(unique("email"), "user")}. */
    default void dropConstraint(ConstraintDefinition constraint, String table) {
        batchAlterTable(table, batch -> batch.dropConstraint(constraint));
    }

    /** Drops a constraint of a table if it exists: {@code op.dropConstraintIfExists("uk_user_email", "user")}. */
    default void dropConstraintIfExists(String name, String table) {
        batchAlterTable(table, batch -> batch.dropConstraintIfExists(name));
    }

    /** Drops the primary key of a table; its name is not needed: {@code op.dropPrimaryKey("user")}. */
    default void dropPrimaryKey(String table) {
        batchAlterTable(table, Batch::dropPrimaryKey);
    }

    /** Renames a constraint of a table: {@code op.renameConstraint("user", from("uk_1").to("uk_user_email"))}. */
    default void renameConstraint(String table, Renaming names) {
        renameConstraint(names.from(), names.to(), table);
    }

    /** Equivalent to {@link #renameConstraint(String, Renaming)}: {@code op.renameConstraint("uk", "uk_2", "user")}. */
    default void renameConstraint(String from, String to, String table) {
        batchAlterTable(table, batch -> batch.renameConstraint(from, to));
    }

    /**
     * Creates an index: {@code op.createIndex("ix_list_owner", "shop_list", asc("owner_id"), desc("created_at"))}.
     * The parts are the results of {@link Migration#asc asc}, {@link Migration#desc desc}, {@link Migration#part part}
     * and {@link Migration#where where}, or column names.
     */
    default void createIndex(String name, String table, Object... parts) {
        batchAlterTable(table, batch -> batch.createIndex(name, parts));
    }

    /**
     * Creates an index unless the table already has an index with this name:
     * {@code op.createIndexIfNotExists("ix_list_owner", "shop_list", asc("owner_id"))}.
     */
    default void createIndexIfNotExists(String name, String table, Object... parts) {
        batchAlterTable(table, batch -> batch.createIndexIfNotExists(name, parts));
    }

    /** Creates a unique index: {@code op.createUniqueIndex("ux_email", "user", part(text("lower(email)")))}. */
    default void createUniqueIndex(String name, String table, Object... parts) {
        batchAlterTable(table, batch -> batch.createUniqueIndex(name, parts));
    }

    /**
     * Creates a unique index unless the table already has an index with this name:
     * {@code op.createUniqueIndexIfNotExists("ux_email", "user", asc("email"))}.
     */
    default void createUniqueIndexIfNotExists(String name, String table, Object... parts) {
        batchAlterTable(table, batch -> batch.createUniqueIndexIfNotExists(name, parts));
    }

    /** Drops an index of a table: {@code op.dropIndex("ix_list_owner", "shop_list")}. */
    default void dropIndex(String name, String table) {
        batchAlterTable(table, batch -> batch.dropIndex(name));
    }

    /** Drops an index of a table if it exists: {@code op.dropIndexIfExists("ix_list_owner", "shop_list")}. */
    default void dropIndexIfExists(String name, String table) {
        batchAlterTable(table, batch -> batch.dropIndexIfExists(name));
    }

    /** Renames an index of a table: {@code op.renameIndex("shop_list", from("ix_1").to("ix_list_owner"))}. */
    default void renameIndex(String table, Renaming names) {
        renameIndex(names.from(), names.to(), table);
    }

    /** Equivalent to {@link #renameIndex(String, Renaming)}: {@code op.renameIndex("ix_1", "ix_2", "shop_list")}. */
    default void renameIndex(String from, String to, String table) {
        batchAlterTable(table, batch -> batch.renameIndex(from, to));
    }

    /**
     * Creates a sequence: {@code op.createSequence(sequence("item_seq").start(1000).increment(20))}. On a database
     * without sequences, this creates a table with one row, as Hibernate does.
     */
    void createSequence(SequenceDefinition sequence);

    /**
     * Changes the start or the increment of a sequence: {@code op.alterSequence(sequence("item_seq").increment(20),
     * sequence("item_seq").increment(50))}. The next number is raised if the new definition requires it, but never
     * lowered, so that no number is assigned twice.
     */
    void alterSequence(SequenceDefinition existing, SequenceDefinition sequence);

    /** Drops a sequence: {@code op.dropSequence("item_seq")}. */
    void dropSequence(String name);

    /**
     * Replaces the values of an enum type in PostgreSQL: {@code op.replaceEnumType("color", "GREEN", "RED")}. The
     * objects that use the type are created again. The call fails if rows hold other values.
     */
    void replaceEnumType(String type, String... values);

    /**
     * Creates a view from its complete statement: {@code op.createView("adult", text("create view adult as select *
     * from user where age >= 18"))}.
     */
    void createView(String name, SqlText statement);

    /** Drops a view: {@code op.dropView("adult")}. */
    void dropView(String name);

    /**
     * Replaces a view. Each argument is a complete statement; the first is the definition that the view is expected to
     * have now, which is checked before anything runs: {@code op.replaceView("adult", text("create view adult as
     * select * from user where age >= 18"), text("create view adult as select * from user where age >= 21"))}. The
     * triggers of the view are kept.
     */
    void replaceView(String name, SqlText before, SqlText after);

    /**
     * Creates a trigger from its complete statement: {@code op.createTrigger("user_gone", "user", text("create trigger
     * user_gone after delete on user begin delete from pet where owner_id = old.id; end"))}.
     */
    void createTrigger(String name, String table, SqlText statement);

    /** Drops a trigger: {@code op.dropTrigger("user_gone")}. */
    void dropTrigger(String name);

    /** Runs an SQL statement verbatim: {@code op.execute(text("update user set state = 'NEW'"))}. */
    void execute(SqlText statement);

    /** Runs an SQL statement verbatim: {@code op.execute("update user set state = 'NEW'")}. */
    default void execute(String statement) {
        execute(new SqlText(statement));
    }

    /**
     * Runs one SQL statement with a value for each of its placeholders ({@code ?}): {@code op.execute("update user set
     * state = ? where id = ?", "NEW", 7)}. The values are inserted into the statement as literals, so a plan or script
     * shows the statement that runs. A value that is assigned to, compared with, or inserted into a column is written
     * as {@link #bulkInsert} writes it; any other value is written as {@link #inlineLiteral} writes it.
     *
     * @throws IllegalArgumentException if the number of values differs from the number of placeholders, or a value
     *     cannot be written as a literal
     */
    void execute(String statement, @Nullable Object... values);

    /**
     * {@return the value as a literal of this database: {@code op.execute("update user set name = " +
     * op.inlineLiteral("O'Hara"))}}
     *
     * <p>On SQLite a boolean becomes 1 or 0, a byte array a blob, an enum its name, and a {@code BigDecimal} text, so
     * that no digit is lost. A date or time is written in the format that the JDBC driver uses on this connection, so
     * that Hibernate can read it (milliseconds since 1970 unless the URL specifies another format; a value without a
     * time zone is interpreted in the time zone of the JVM). A {@link SqlText} is used verbatim. Strings are never
     * changed.
     *
     * @throws IllegalArgumentException if there is more than one way to write the value, for instance for a UUID
     */
    SqlText inlineLiteral(@Nullable Object value);

    /**
     * Adds rows to a table: {@code op.bulkInsert("state", List.of(row("id", 1, "name", "open"), row("id", 2, "name",
     * "done")))}. The rows may have different columns. The type of the column determines the form of a value: an enum
     * is stored as its name in a text column and as its ordinal in an integer column; a date requires a {@code date}
     * column.
     *
     * @throws IllegalArgumentException if only the application knows how the value is stored, or the column cannot
     *     store the value; the message states what to write instead
     */
    void bulkInsert(String table, List<? extends Map<String, ? extends @Nullable Object>> rows);

    /**
     * Changes rows with Java code, and reports progress: for each row that the query returns, runs the statement with
     * the values that the function returns. A row for which the function returns null is skipped.
     *
     * <pre>{@code
     * op.migrateRows(
     *         "select id, name from account where slug is null",
     *         "update account set slug = ? where id = ?",
     *         row -> new Object[] {slug(row.getString("name")), row.getLong("id")});
     * }</pre>
     *
     * <p>The values are written as {@link #execute(String, Object...)} writes them. The rows are first copied to a
     * temporary table, so the statement may change the tables that the query reads. Memory use does not depend on the
     * number of rows.
     *
     * @return the number of times the statement was run
     * @throws SQLException if the query, the function or the statement fails; the revision is then rolled back
     */
    long migrateRows(String query, String statement, RowValues values) throws SQLException;

    /**
     * Runs a custom operation: {@code op.invoke(new AuditTrigger("user"))}, and in the downgrade
     * {@code op.invoke(new AuditTrigger("user").reverse())}.
     *
     * @throws Exception if the operation fails; the revision is then rolled back
     */
    default void invoke(CustomOperation operation) throws Exception {
        operation.run(this);
    }

    /**
     * Runs the operations of the block on the given database only: {@code op.on("postgresql", o -> o.execute("create
     * extension citext"))}. The possible names are those that {@link #dialect()} returns: sqlite, postgresql, mariadb,
     * mysql and h2.
     */
    default <E extends Exception> void on(String dialect, OperationsBlock<E> block) throws E {
        on(List.of(dialect), block);
    }

    /** Runs the block on the given databases only: {@code op.on("mariadb", "mysql", o -> o.dropTable("tag"))}. */
    default <E extends Exception> void on(String first, String second, OperationsBlock<E> block) throws E {
        on(List.of(first, second), block);
    }

    /** Runs the block on the given databases only: {@code op.on("sqlite", "mariadb", o -> o.dropTable("tag"))}. */
    default <E extends Exception> void on(String first, String second, String third, OperationsBlock<E> block)
            throws E {
        on(List.of(first, second, third), block);
    }

    /**
     * Runs the block on the given databases only: {@code op.on(List.of("postgresql", "h2"), o -> o.dropTable("tag"))}.
     *
     * @throws E if the block fails; the revision is then rolled back
     */
    <E extends Exception> void on(List<String> dialects, OperationsBlock<E> block) throws E;

    /**
     * Runs Java code that changes rows, as a named step of the revision:
     *
     * <pre>{@code
     * op.data("hash the passwords", connection -> {
     *     try (var statement = connection.createStatement()) {
     *         statement.executeUpdate("update user set password = null where password = ''");
     *     }
     * });
     * }</pre>
     *
     * <p>The block uses the same connection as {@link #connection()}. In offline mode the step fails, because a script
     * cannot contain Java code.
     *
     * @param name what the step does; must be unique within the upgrade and within the downgrade of a revision
     * @throws E if the block fails; the revision is then rolled back
     */
    <E extends Exception> void data(String name, DataBlock<E> block) throws E;

    /**
     * {@return the operations for tables, views and triggers of the given schema:
     * {@code op.in("billing").createTable("invoice", column("id", bigint()).identity())}}
     *
     * <p>The methods of the returned object work like the methods of this object, and run in the same transaction. An
     * unqualified {@code references("customer", "id")} refers to a table in the same schema; use
     * {@link ForeignKeyDefinition#referencesIn} to refer to a table in a different schema. SQL text is not changed. On
     * a database without schemas, only {@link Migration#DEFAULT_SCHEMA} is accepted.
     */
    Operations in(String schema);
}
