package dev.limbeck;

import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Column;
import dev.limbeck.model.Deferrability;
import dev.limbeck.model.IndexPart;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.ReferentialAction;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.UniqueConstraint;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One revision: what it does and how it is taken back. A revision file is a final subclass that carries
 * {@link Revision}; it inherits the builders below, so that it needs no other import.
 */
public abstract non-sealed class Migration extends Types {
    /** Deletes or changes the referring rows as well. */
    protected static final ReferentialAction CASCADE = ReferentialAction.CASCADE;
    /** Refuses at once. */
    protected static final ReferentialAction RESTRICT = ReferentialAction.RESTRICT;
    /** Empties the referring columns. */
    protected static final ReferentialAction SET_NULL = ReferentialAction.SET_NULL;
    /** Gives the referring columns their default. */
    protected static final ReferentialAction SET_DEFAULT = ReferentialAction.SET_DEFAULT;
    /** Refuses at the end of the statement. */
    protected static final ReferentialAction NO_ACTION = ReferentialAction.NO_ACTION;
    /** Checks a foreign key at commit. */
    protected static final Deferrability INITIALLY_DEFERRED = Deferrability.INITIALLY_DEFERRED;
    /** Checks a foreign key after each statement unless a transaction asks otherwise. */
    protected static final Deferrability INITIALLY_IMMEDIATE = Deferrability.INITIALLY_IMMEDIATE;

    /** For subclasses; a revision is made by Limbeck and keeps no state. */
    protected Migration() {}

    /**
     * Brings the schema from the down revision to this one.
     *
     * @throws Exception whatever a data migration meets; the revision is then rolled back
     */
    public abstract void upgrade(Operations op) throws Exception;

    /**
     * Takes the upgrade back.
     *
     * @throws Exception whatever a data migration meets; the revision is then rolled back
     */
    public abstract void downgrade(Operations op) throws Exception;

    /** {@return a column that takes NULL and has no default, until told otherwise} */
    protected static ColumnDefinition column(String name, SqlType type) {
        return new ColumnDefinition(new Column(name, type, true), null, null);
    }

    /** {@return a piece of SQL, taken as it is} */
    protected static SqlText text(String sql) {
        return new SqlText(sql);
    }

    /**
     * {@return a row for {@link Operations#bulkInsert}: {@code row("id", 1, "name", "open")}}
     *
     * @throws IllegalArgumentException if names and values do not alternate, or a name comes twice
     */
    protected static Map<String, @Nullable Object> row(@Nullable Object... namesAndValues) {
        if (namesAndValues.length % 2 != 0) {
            throw new IllegalArgumentException("A row is a name, a value, a name, a value: there is no value for "
                    + namesAndValues[namesAndValues.length - 1]);
        }
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            if (!(namesAndValues[i] instanceof String name)) {
                throw new IllegalArgumentException(
                        "A row is a name, a value, a name, a value: " + namesAndValues[i] + " is no name");
            }
            if (row.containsKey(name)) {
                throw new IllegalArgumentException("The row names " + name + " twice");
            }
            row.put(name, namesAndValues[i + 1]);
        }
        return Collections.unmodifiableMap(row);
    }

    /** {@return a primary key over those columns} */
    protected static KeyDefinition primaryKey(String... columns) {
        return new KeyDefinition(new PrimaryKey(null, List.of(columns)));
    }

    /** {@return a unique constraint; the name may be null} */
    protected static KeyDefinition uniqueConstraint(@Nullable String name, String... columns) {
        return new KeyDefinition(new UniqueConstraint(name, List.of(columns)));
    }

    /** {@return a check constraint; the name may be null} */
    protected static KeyDefinition checkConstraint(@Nullable String name, SqlText condition) {
        return new KeyDefinition(new CheckConstraint(name, condition));
    }

    /** {@return a foreign key that still needs {@code .references(…)}; the name may be null} */
    protected static ForeignKeyDefinition foreignKey(@Nullable String name, String... columns) {
        return new ForeignKeyDefinition(name, List.of(columns));
    }

    /** {@return SQLite's WITHOUT ROWID} */
    protected static TableOption withoutRowid() {
        return new TableOption(TableOption.Kind.WITHOUT_ROWID, null);
    }

    /** {@return SQLite's STRICT} */
    protected static TableOption strict() {
        return new TableOption(TableOption.Kind.STRICT, null);
    }

    /** {@return a comment on the table, where the database keeps comments} */
    protected static TableOption tableComment(String comment) {
        return new TableOption(TableOption.Kind.COMMENT, comment);
    }

    /** {@return an index's column, sorted from high to low} */
    protected static IndexItem.Part desc(String column) {
        return part(column).desc();
    }

    /** {@return an index's column, for {@code part("name").collate("NOCASE")}} */
    protected static IndexItem.Part part(String column) {
        return new IndexItem.Part(IndexPart.column(column));
    }

    /** {@return an index's expression: {@code part(text("lower(email)"))}} */
    protected static IndexItem.Part part(SqlText expression) {
        return new IndexItem.Part(IndexPart.expression(expression));
    }

    /** {@return the condition of a partial index} */
    protected static IndexItem.Where where(SqlText condition) {
        return new IndexItem.Where(condition);
    }
}
