package dev.limbeck;

import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Column;
import dev.limbeck.model.Deferrability;
import dev.limbeck.model.IndexPart;
import dev.limbeck.model.NameRule;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.ReferentialAction;
import dev.limbeck.model.Sequence;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.TableName;
import dev.limbeck.model.UniqueConstraint;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The upgrade and the downgrade of one revision. A revision file contains a final subclass that is annotated with
 * {@link Revision}; the subclass inherits the builders below, so the file needs no other import.
 */
public abstract non-sealed class Migration extends Types {
    /** Maps each method whose first argument is a name to the method that takes only columns. */
    private static final Map<String, String> WITHOUT_NAME =
            Map.of("foreignKey", "foreignKeyOn", "uniqueConstraint", "unique");

    /** Deletes or updates the referring rows as well. */
    protected static final ReferentialAction CASCADE = ReferentialAction.CASCADE;
    /** Rejects the change immediately. */
    protected static final ReferentialAction RESTRICT = ReferentialAction.RESTRICT;
    /** Sets the referring columns to NULL. */
    protected static final ReferentialAction SET_NULL = ReferentialAction.SET_NULL;
    /** Sets the referring columns to their defaults. */
    protected static final ReferentialAction SET_DEFAULT = ReferentialAction.SET_DEFAULT;
    /** Rejects the change at the end of the statement. */
    protected static final ReferentialAction NO_ACTION = ReferentialAction.NO_ACTION;
    /** Checks a foreign key at commit. */
    protected static final Deferrability INITIALLY_DEFERRED = Deferrability.INITIALLY_DEFERRED;
    /** Checks a foreign key after each statement, unless a transaction defers it. */
    protected static final Deferrability INITIALLY_IMMEDIATE = Deferrability.INITIALLY_IMMEDIATE;
    /** The default schema of the connection, for {@code referencesIn} and {@code op.in}. */
    protected static final String DEFAULT_SCHEMA = "";

    /** Called by subclasses. Limbeck creates the instances; a revision has no state. */
    protected Migration() {}

    /**
     * Changes the schema of the down revision to the schema of this revision.
     *
     * @throws Exception if a data migration fails; the revision is then rolled back
     */
    public abstract void upgrade(Operations op) throws Exception;

    /**
     * Reverts the upgrade.
     *
     * @throws Exception if a data migration fails; the revision is then rolled back
     */
    public abstract void downgrade(Operations op) throws Exception;

    /** {@return a column that is nullable and has no default unless the definition is changed} */
    protected static ColumnDefinition column(String name, SqlType type) {
        return new ColumnDefinition(new Column(name, type, true), null, null);
    }

    /**
     * {@return the name, to be stored as written: {@code op.createTable(exact("User"), column(exact("createdAt"),
     * timestamp(6)))}} This is equivalent to writing the name in double quotes: {@code "\"User\""}. Without quotes, a
     * database such as PostgreSQL stores {@code User} as {@code user}; SQLite stores every name as written.
     */
    protected static String exact(String name) {
        return NameRule.exact(name);
    }

    /** {@return a piece of SQL, used verbatim} */
    protected static SqlText text(String sql) {
        return new SqlText(sql);
    }

    /**
     * {@return a row for {@link Operations#bulkInsert}: {@code row("id", 1, "name", "open")}}
     *
     * @throws IllegalArgumentException if names and values do not alternate, or a name is repeated
     */
    protected static Map<String, @Nullable Object> row(@Nullable Object... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException(
                    "The arguments of row() must alternate between names and values: there is no value for "
                            + namesAndValues[namesAndValues.length - 1]);
        }
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (!(namesAndValues[i] instanceof String name)) {
                throw new IllegalArgumentException("The arguments of row() must alternate between names and values: "
                        + namesAndValues[i] + " is not a name");
            }
            if (row.containsKey(name)) {
                throw new IllegalArgumentException("The row has two values for " + name);
            }
            row.put(name, namesAndValues[i + 1]);
        }
        return Collections.unmodifiableMap(row);
    }

    /** {@return the definition of a sequence: {@code sequence("item_seq").start(1000).increment(20)}} */
    protected static SequenceDefinition sequence(String name) {
        return new SequenceDefinition(new Sequence(TableName.of(name), 1, 1));
    }

    /** {@return a primary key over the given columns: {@code primaryKey("id").named("pk_user")}} */
    protected static KeyDefinition primaryKey(String... columns) {
        return new KeyDefinition(new PrimaryKey(null, required("primaryKey", null, columns)));
    }

    /** {@return a unique constraint over the given columns: {@code unique("email").named("uk_user_email")}} */
    protected static KeyDefinition unique(String... columns) {
        return new KeyDefinition(new UniqueConstraint(null, required("unique", null, columns)));
    }

    /** {@return a check constraint: {@code check(text("age >= 0")).named("ck_user_age")}} */
    protected static KeyDefinition check(SqlText condition) {
        return new KeyDefinition(new CheckConstraint(null, condition));
    }

    /**
     * {@return a foreign key of the given columns, to be completed by {@code .references(…)}:
     * {@code foreignKeyOn("owner_id").named("fk_pet_owner").references("user", "id")}}
     */
    protected static ForeignKeyDefinition foreignKeyOn(String... columns) {
        return new ForeignKeyDefinition(null, required("foreignKeyOn", null, columns));
    }

    /** {@return an old name, to be completed by {@code .to(…)}: {@code op.renameTable(from("tag").to("label"))}} */
    protected static Renaming.From from(String name) {
        return new Renaming.From(name);
    }

    /**
     * {@return a unique constraint; the name may be null. Prefer {@link #unique}, in which the name cannot be mistaken
     * for a column}
     */
    protected static KeyDefinition uniqueConstraint(@Nullable String name, String... columns) {
        return new KeyDefinition(new UniqueConstraint(name, required("uniqueConstraint", name, columns)));
    }

    /**
     * {@return a check constraint; the name may be null. Prefer {@link #check}, which needs no null argument for an
     * unnamed constraint}
     */
    protected static KeyDefinition checkConstraint(@Nullable String name, SqlText condition) {
        return new KeyDefinition(new CheckConstraint(name, condition));
    }

    /**
     * {@return a foreign key, to be completed by {@code .references(…)}; the name may be null. Prefer
     * {@link #foreignKeyOn}, in which the name cannot be mistaken for a column}
     */
    protected static ForeignKeyDefinition foreignKey(@Nullable String name, String... columns) {
        return new ForeignKeyDefinition(name, required("foreignKey", name, columns));
    }

    private static List<String> required(String method, @Nullable String name, String... columns) {
        if (columns.length == 0) {
            throw new IllegalArgumentException(
                    method + "(" + (name == null ? "" : '"' + name + '"') + ") has no columns."
                            + (name == null
                                    ? ""
                                    : " The first argument is the name of the constraint; " + WITHOUT_NAME.get(method)
                                            + "(\"" + name + "\") takes only columns."));
        }
        return List.of(columns);
    }

    /** {@return the {@code sqlite_without_rowid} option, which is SQLite's WITHOUT ROWID} */
    protected static TableOption withoutRowid() {
        return TableOption.Kind.WITHOUT_ROWID.with(true);
    }

    /** {@return the {@code sqlite_strict} option, which is SQLite's STRICT} */
    protected static TableOption strict() {
        return TableOption.Kind.STRICT.with(true);
    }

    /**
     * {@return a database-specific option of a table or index, which other databases ignore: {@code
     * option("postgresql_fillfactor", 70)}} The key begins with the name of the database. The value is a string, a
     * whole number, true or false.
     */
    protected static TableOption option(String key, Object value) {
        return new TableOption(key, value);
    }

    /** {@return a comment on the table, where the database stores comments} */
    protected static TableOption tableComment(String comment) {
        return TableOption.Kind.COMMENT.with(comment);
    }

    /** {@return a column of an index, in ascending order: {@code asc("name").collate("NOCASE")}} */
    protected static IndexItem.Part asc(String column) {
        return part(column);
    }

    /** {@return a column of an index, in descending order} */
    protected static IndexItem.Part desc(String column) {
        return part(column).desc();
    }

    /** {@return a column of an index, in ascending order; the same as {@link #asc}} */
    protected static IndexItem.Part part(String column) {
        return new IndexItem.Part(IndexPart.column(column));
    }

    /** {@return an expression of an index: {@code part(text("lower(email)"))}} */
    protected static IndexItem.Part part(SqlText expression) {
        return new IndexItem.Part(IndexPart.expression(expression));
    }

    /** {@return the condition of a partial index} */
    protected static IndexItem.Where where(SqlText condition) {
        return new IndexItem.Where(condition);
    }
}
