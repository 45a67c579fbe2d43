package dev.limbeck;

import dev.limbeck.model.Schema;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.Recreate;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a revision can do. Each call is carried out at once, in the revision's transaction; a call that cannot be
 * carried out faithfully is refused before anything is touched.
 */
public interface Operations {

    /** Creates a table: {@code op.createTable("tag", column("id", bigint()).identity(), column("name", varchar(40)))}. */
    void createTable(String name, TableItem... items);

    /**
     * Creates a table unless one of that name is there, whatever it looks like:
     * {@code op.createTableIfNotExists("tag", column("id", bigint()).identity())}.
     */
    default void createTableIfNotExists(String name, TableItem... items) {
        if (schema().table(TableName.of(name)).isEmpty()) {
            createTable(name, items);
        }
    }

    /** Drops a table with its indexes and triggers: {@code op.dropTable("tag")}. */
    void dropTable(String name);

    /** Drops a table if it is there: {@code op.dropTableIfExists("tag")}. */
    default void dropTableIfExists(String name) {
        if (schema().table(TableName.of(name)).isPresent()) {
            dropTable(name);
        }
    }

    /** Gives a table another name; foreign keys, views and triggers follow: {@code op.renameTable("tag", "label")}. */
    void renameTable(String from, String to);

    /**
     * Says something of a table, where the database keeps comments: {@code op.createTableComment("tag", "by hand")}. On
     * SQLite, which keeps none, nothing is changed and the run says so.
     */
    void createTableComment(String table, String comment);

    /** Takes a table's comment away, where the database keeps comments: {@code op.dropTableComment("tag")}. */
    void dropTableComment(String table);

    /** Changes one table in one go: {@code op.batchAlterTable("user", batch -> batch.dropColumn("age"))}. */
    default void batchAlterTable(String table, Consumer<Batch> steps) {
        batchAlterTable(table, Recreate.AUTO, steps);
    }

    /**
     * Changes one table in one go, saying whether it may be copied:
     * {@code op.batchAlterTable("user", Recreate.NEVER, batch -> batch.dropColumn("age"))}.
     */
    void batchAlterTable(String table, Recreate recreate, Consumer<Batch> steps);

    /** Adds a column to a table: {@code op.addColumn("user", column("age", integer()))}. */
    default void addColumn(String table, ColumnDefinition column) {
        batchAlterTable(table, batch -> batch.addColumn(column));
    }

    /** Adds a column unless one of that name is there: {@code op.addColumnIfNotExists("user", column("age", integer()))}. */
    default void addColumnIfNotExists(String table, ColumnDefinition column) {
        batchAlterTable(table, batch -> batch.addColumnIfNotExists(column));
    }

    /** Drops a column of a table: {@code op.dropColumn("user", "age")}. */
    default void dropColumn(String table, String column) {
        batchAlterTable(table, batch -> batch.dropColumn(column));
    }

    /** Drops a column of a table if it is there: {@code op.dropColumnIfExists("user", "age")}. */
    default void dropColumnIfExists(String table, String column) {
        batchAlterTable(table, batch -> batch.dropColumnIfExists(column));
    }

    /** Changes a column of a table: {@code op.alterColumn("user", "email", c -> c.type(varchar(320)))}. */
    default void alterColumn(String table, String column, Consumer<ColumnChange> change) {
        batchAlterTable(table, batch -> batch.alterColumn(column, change));
    }

    /** Gives a column of a table another name: {@code op.renameColumn("user", "pw", "hashed_password")}. */
    default void renameColumn(String table, String from, String to) {
        batchAlterTable(table, batch -> batch.renameColumn(from, to));
    }

    /** Adds a primary key to a table: {@code op.createPrimaryKey("pk_user", "user", "id")}. */
    default void createPrimaryKey(@Nullable String name, String table, String... columns) {
        batchAlterTable(table, batch -> batch.createPrimaryKey(name, columns));
    }

    /** Adds a unique constraint to a table: {@code op.createUniqueConstraint("uk_user_email", "user", "email")}. */
    default void createUniqueConstraint(@Nullable String name, String table, String... columns) {
        batchAlterTable(table, batch -> batch.createUniqueConstraint(name, columns));
    }

    /**
     * Adds a foreign key to a table:
     * {@code op.createForeignKey("pet", foreignKey("fk_pet_owner", "owner_id").references("user", "id"))}.
     */
    default void createForeignKey(String table, ForeignKeyDefinition foreignKey) {
        batchAlterTable(table, batch -> batch.createForeignKey(foreignKey));
    }

    /** Adds a check constraint to a table: {@code op.createCheckConstraint("ck_age", "user", text("age >= 0"))}. */
    default void createCheckConstraint(@Nullable String name, String table, SqlText condition) {
        batchAlterTable(table, batch -> batch.createCheckConstraint(name, condition));
    }

    /** Drops a constraint of a table by its name: {@code op.dropConstraint("uk_user_email", "user")}. */
    default void dropConstraint(String name, String table) {
        batchAlterTable(table, batch -> batch.dropConstraint(name));
    }

    /** Drops a constraint that has no name: {@code op.dropConstraint(uniqueConstraint(null, "email"), "user")}. */
    default void dropConstraint(ConstraintDefinition constraint, String table) {
        batchAlterTable(table, batch -> batch.dropConstraint(constraint));
    }

    /** Drops a constraint of a table if it is there: {@code op.dropConstraintIfExists("uk_user_email", "user")}. */
    default void dropConstraintIfExists(String name, String table) {
        batchAlterTable(table, batch -> batch.dropConstraintIfExists(name));
    }

    /** Drops the primary key of a table, whatever its name: {@code op.dropPrimaryKey("user")}. */
    default void dropPrimaryKey(String table) {
        batchAlterTable(table, Batch::dropPrimaryKey);
    }

    /** Gives a constraint of a table another name: {@code op.renameConstraint("uk_1", "uk_user_email", "user")}. */
    default void renameConstraint(String from, String to, String table) {
        batchAlterTable(table, batch -> batch.renameConstraint(from, to));
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

    /**
     * Creates an index unless the table has one of that name:
     * {@code op.createIndexIfNotExists("ix_list_owner", "shop_list", "owner_id")}.
     */
    default void createIndexIfNotExists(String name, String table, Object... parts) {
        batchAlterTable(table, batch -> batch.createIndexIfNotExists(name, parts));
    }

    /** Creates a unique index: {@code op.createUniqueIndex("ux_email", "user", part(text("lower(email)")))}. */
    default void createUniqueIndex(String name, String table, Object... parts) {
        batchAlterTable(table, batch -> batch.createUniqueIndex(name, parts));
    }

    /**
     * Creates a unique index unless the table has an index of that name:
     * {@code op.createUniqueIndexIfNotExists("ux_email", "user", "email")}.
     */
    default void createUniqueIndexIfNotExists(String name, String table, Object... parts) {
        batchAlterTable(table, batch -> batch.createUniqueIndexIfNotExists(name, parts));
    }

    /** Drops an index of a table: {@code op.dropIndex("ix_list_owner", "shop_list")}. */
    default void dropIndex(String name, String table) {
        batchAlterTable(table, batch -> batch.dropIndex(name));
    }

    /** Drops an index of a table if it is there: {@code op.dropIndexIfExists("ix_list_owner", "shop_list")}. */
    default void dropIndexIfExists(String name, String table) {
        batchAlterTable(table, batch -> batch.dropIndexIfExists(name));
    }

    /** Gives an index of a table another name: {@code op.renameIndex("ix_1", "ix_list_owner", "shop_list")}. */
    default void renameIndex(String from, String to, String table) {
        batchAlterTable(table, batch -> batch.renameIndex(from, to));
    }

    /**
     * Creates a view from its whole statement:
     * {@code op.createView("adult", text("create view adult as select * from user where age >= 18"))}.
     */
    void createView(String name, SqlText statement);

    /** Drops a view: {@code op.dropView("adult")}. */
    void dropView(String name);

    /**
     * Creates a trigger from its whole statement: {@code op.createTrigger("user_gone", "user", text("create trigger
     * user_gone after delete on user begin delete from pet where owner_id = old.id; end"))}.
     */
    void createTrigger(String name, String table, SqlText statement);

    /** Drops a trigger: {@code op.dropTrigger("user_gone")}. */
    void dropTrigger(String name);

    /** Runs SQL as it is: {@code op.execute(text("update user set state = 'NEW'"))}. */
    void execute(SqlText statement);

    /** Runs SQL as it is: {@code op.execute("update user set state = 'NEW'")}. */
    default void execute(String statement) {
        execute(new SqlText(statement));
    }

    /**
     * Runs one SQL statement with a value for each of its question marks:
     * {@code op.execute("update user set state = ? where id = ?", "NEW", 7)}. The values are written into the statement as
     * {@link #bulkInsert} spells them where a column is set to a question mark, compared with one or given one in an
     * {@code insert}, elsewhere as {@link #inlineLiteral} does, so that a plan or script shows what runs.
     *
     * @throws IllegalArgumentException if there are more question marks than values, or fewer, or a value cannot be
     *     written as a literal
     */
    void execute(String statement, @Nullable Object... values);

    /**
     * {@return the value as a literal of this database:
     * {@code op.execute("update user set name = " + op.inlineLiteral("O'Hara"))}}
     *
     * <p>On SQLite a truth value is 1 or 0, bytes are a blob, days and times have the form that the JDBC driver gives
     * them on this connection, so that Hibernate reads them (milliseconds since 1970 unless its URL says otherwise; what has
     * no zone is taken in the JVM's), an enum is its name, a {@code BigDecimal} is text so that no digit is lost; a
     * {@link SqlText} stays as it is. Text is never changed.
     *
     * @throws IllegalArgumentException if there is no one way to write it, for instance of a UUID
     */
    SqlText inlineLiteral(@Nullable Object value);

    /**
     * Adds rows to a table: {@code op.bulkInsert("state", List.of(row("id", 1, "name", "open"), row("id", 2, "name",
     * "done")))}. Rows need not all name the same columns. Values have the form that the column's type asks for: an enum is
     * its name in a text column and its ordinal in a column of whole numbers, a day needs a {@code date}.
     *
     * @throws IllegalArgumentException if only the application knows the form of a value, or the column cannot keep it; the
     *     message says what to write
     */
    void bulkInsert(String table, List<? extends Map<String, ? extends @Nullable Object>> rows);

    /**
     * Computes rows in Java, with progress: for each row that the query finds, the statement is run with the values that
     * the function makes of it, or not at all where it makes null.
     *
     * <pre>{@code
     * op.migrateRows(
     *         "select id, name from account where slug is null",
     *         "update account set slug = ? where id = ?",
     *         row -> new Object[] {slug(row.getString("name")), row.getLong("id")});
     * }</pre>
     *
     * <p>The values are stored as {@link #execute(String, Object...)} does. The rows are taken aside first, so that the statement may change what the query reads; a million of them need no
     * more memory than a thousand.
     *
     * @return how often the statement was run
     * @throws SQLException what query, function or statement met; the revision is then rolled back
     */
    long migrateRows(String query, String statement, RowValues values) throws SQLException;

    /**
     * Does what a custom operation does: {@code op.invoke(new AuditTrigger("user"))}, and in the downgrade
     * {@code op.invoke(new AuditTrigger("user").reverse())}.
     *
     * @throws Exception whatever it meets; the revision is then rolled back
     */
    default void invoke(CustomOperation operation) throws Exception {
        operation.run(this);
    }

    /**
     * {@return the connection of the running transaction, for data migrations:
     * {@code try (var s = op.connection().createStatement()) { s.executeUpdate("…"); }}}
     *
     * <p>It cannot be closed, committed or rolled back: the revision's transaction is Limbeck's.
     */
    Connection connection();

    /**
     * {@return the schema as it is now: {@code if (op.schema().table(TableName.of("user")).isPresent()) …}}
     *
     * <p>In offline mode, in a plan and in a proof it is what the revisions before have made.
     */
    Schema schema();

    /** {@return the kind of database: {@code if (op.dialect().equals("sqlite")) …}} */
    String dialect();

    /** {@return whether a script is written rather than a database changed: {@code if (!op.isOffline()) …}} */
    boolean isOffline();

    /**
     * {@return what the person who runs this revision said with {@code -x NAME=VALUE}, or nothing}
     *
     * <p>For what differs from one installation to the next: {@code op.argument("tenant").orElse("main")}. A name given
     * without a value has the empty text.
     */
    default Optional<String> argument(String name) {
        return Optional.ofNullable(arguments().get(name));
    }

    /** {@return everything that was said with {@code -x}, in that order: {@code op.arguments().keySet()}} */
    Map<String, String> arguments();

    /** {@return what was said with {@code --tag}, or nothing: {@code op.tag().orElse("by hand")}} */
    Optional<String> tag();
}
