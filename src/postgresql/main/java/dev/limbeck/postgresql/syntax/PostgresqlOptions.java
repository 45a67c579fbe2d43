package dev.limbeck.postgresql.syntax;

import dev.limbeck.dialect.SqlSyntax.OptionOwner;
import java.util.Set;

/** The options that only PostgreSQL has. */
public final class PostgresqlOptions {
    /** The storage parameters of a table, an index, or the index of a constraint, as in {@code WITH (…)}. */
    public static final String WITH = "postgresql_with";
    /** Specifies that changes to a table are not written to the write-ahead log. */
    public static final String UNLOGGED = "postgresql_unlogged";
    /** The access method of an index, for instance {@code gin}. */
    public static final String USING = "postgresql_using";
    /** The columns that an index stores in addition to its key. */
    public static final String INCLUDE = "postgresql_include";
    /** Specifies that NULL is equal to NULL in a unique index or constraint. */
    public static final String NULLS_NOT_DISTINCT = "postgresql_nulls_not_distinct";
    /** The key of an index as text, if the key specifies operator classes or the position of NULL. */
    public static final String PARTS = "postgresql_parts";
    /**
     * Specifies when a unique constraint or primary key is checked: {@code deferrable} or {@code initially deferred}.
     */
    public static final String DEFERRABLE = "postgresql_deferrable";
    /** Specifies that a check constraint applies only to the table itself and not to its children. */
    public static final String NO_INHERIT = "postgresql_no_inherit";
    /** Specifies that existing rows may violate a constraint. */
    public static final String NOT_VALID = "postgresql_not_valid";

    /**
     * Specifies that an integer column has the type {@code serial}, {@code bigserial} or {@code smallserial}: its
     * default is the next number of a sequence that it owns, which starts at 1 with an increment of 1.
     */
    public static final String SERIAL = "postgresql_serial";

    /**
     * The quoted name of the tablespace in which the index of a changed index or constraint is built. Revisions do not
     * have this option; the planner adds it.
     */
    public static final String TABLESPACE = "postgresql_tablespace";

    private PostgresqlOptions() {}

    static Set<String> known(OptionOwner owner) {
        return switch (owner) {
            case TABLE -> Set.of(WITH, UNLOGGED);
            case COLUMN -> Set.of(SERIAL);
            case INDEX -> Set.of(USING, INCLUDE, WITH, NULLS_NOT_DISTINCT, PARTS);
            case CONSTRAINT -> Set.of(INCLUDE, WITH, NULLS_NOT_DISTINCT, DEFERRABLE, NO_INHERIT, NOT_VALID);
        };
    }
}
