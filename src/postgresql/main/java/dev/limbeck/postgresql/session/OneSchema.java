package dev.limbeck.postgresql.session;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/**
 * Limits what a session reads from the system catalogs to the current schema and the views that use it. The functions
 * that print definitions, such as {@code pg_get_viewdef}, lock the tables of a definition until the transaction ends,
 * and fail if another connection has dropped one of them. Therefore, without this limit, concurrent reads of and
 * changes to several schemas would wait for each other, end in deadlocks, or fail.
 */
public final class OneSchema {
    private static final String NAME = "limbeck.one_schema";

    /** The condition that is true in a session with this limit. */
    public static final String LIMITED = "coalesce(current_setting('" + NAME + "', true), '') = 'on'";

    private static final String COMMON_VIEW =
            """
            WITH RECURSIVE v (view, used) AS (
                SELECT w.ev_class, d.refobjid FROM pg_rewrite w JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass
                    AND d.objid = w.oid AND d.refclassid = 'pg_class'::regclass
                WHERE w.rulename = '_RETURN' AND w.oid >= 16384
                UNION SELECT v.view, d.refobjid FROM v
                JOIN pg_rewrite w ON w.ev_class = v.used AND w.rulename = '_RETURN'
                JOIN pg_depend d ON d.classid = 'pg_rewrite'::regclass AND d.objid = w.oid
                    AND d.refclassid = 'pg_class'::regclass)
            SELECT EXISTS (SELECT FROM v JOIN pg_class c ON c.oid = v.used JOIN pg_namespace n ON n.oid = c.relnamespace
                WHERE n.nspname = ANY (?) GROUP BY v.view HAVING count(DISTINCT n.oid) > 1)
            """;

    private OneSchema() {}

    /** Sets the limit, or removes it. */
    static void set(Connection connection, boolean limited) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT set_config(?, ?, false)")) {
            statement.setString(1, NAME);
            statement.setString(2, limited ? "on" : "off");
            statement.execute();
        }
    }

    /**
     * {@return whether a view uses several of the schemas} A change to each of them would read this view, and replace
     * it if the type of a column changes.
     */
    static boolean haveCommonView(Connection connection, List<String> schemas) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(COMMON_VIEW)) {
            statement.setArray(1, connection.createArrayOf("text", schemas.toArray()));
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
