package dev.limbeck.mariadb.syntax;

import dev.limbeck.dialect.SqlSyntax.OptionOwner;
import java.util.Set;

/** The options that only MariaDB has. */
public final class MariadbOptions {
    /** The storage engine of a table, if it is not InnoDB. */
    public static final String ENGINE = "mariadb_engine";
    /** The options of a table as text, for instance {@code ROW_FORMAT=COMPRESSED}. */
    public static final String WITH = "mariadb_with";
    /** The collation of a table, if it differs from the database's collation. */
    public static final String COLLATE = "mariadb_collate";
    /** Specifies that {@code SELECT *} leaves out a column. */
    public static final String INVISIBLE = "mariadb_invisible";
    /** The value to which an UPDATE sets the column, for instance {@code current_timestamp(6)}. */
    public static final String ON_UPDATE = "mariadb_on_update";
    /** Other clauses of a column as text. */
    public static final String CLAUSES = "mariadb_clauses";
    /** The kind of an index: {@code fulltext} or {@code spatial}. */
    public static final String KIND = "mariadb_kind";
    /** The parts of an index as text, if any of them has a prefix length. */
    public static final String PARTS = "mariadb_parts";

    private MariadbOptions() {}

    static Set<String> known(OptionOwner owner) {
        return switch (owner) {
            case TABLE -> Set.of(ENGINE, WITH, COLLATE);
            case COLUMN -> Set.of(INVISIBLE, ON_UPDATE, CLAUSES);
            case INDEX -> Set.of(KIND, PARTS, WITH);
            case CONSTRAINT -> Set.of(WITH);
        };
    }
}
