package dev.limbeck.postgresql.session;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/**
 * Limits what a session reads from the system catalogs to the current schema. The functions that print definitions, such
 * as {@code pg_get_viewdef}, lock the tables of a definition until the transaction ends, and fail if another connection
 * has dropped one of them. So readings and changes of several schemas at the same time would wait for each other, end in
 * deadlocks, or fail.
 */
public final class OneSchema {
    private static final String NAME = "limbeck.one_schema";

    /** The condition that is true in a session with this limit. */
    public static final String LIMITED = "coalesce(current_setting('" + NAME + "', true), '') = 'on'";

    private OneSchema() {}

    /** Sets the limit, or removes it. */
    static void set(Connection connection, boolean limited) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT set_config(?, ?, false)")) {
            statement.setString(1, NAME);
            statement.setString(2, limited ? "on" : "off");
            statement.execute();
        }
    }
}
