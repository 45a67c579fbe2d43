package dev.limbeck.sqlite.run;

import dev.limbeck.dialect.BrokenSchema;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/**
 * Checks the views and triggers of the real database: if SQLite could prepare a view or trigger before a revision, it
 * must still be able to prepare it afterwards. The draft of a batch is checked in the same way before it runs; this
 * check covers all changes of a revision.
 */
final class LiveCodeCheck {
    private final Connection connection;
    private final StoredCode code;
    private final int version;
    private final Map<String, String> broken;

    /** Records which views and triggers are broken now. */
    LiveCodeCheck(Connection connection) throws SQLException {
        this.connection = connection;
        this.code = new StoredCode(connection);
        this.version = version();
        this.broken = code.findBroken();
    }

    /**
     * Checks the views and triggers again if the schema has changed.
     *
     * @throws BrokenSchema if a view or trigger that could be prepared before can no longer be prepared
     */
    void refuseNewlyBroken() throws SQLException {
        if (version() == version) {
            return;
        }
        Map<String, String> now = code.findBroken();
        now.keySet().removeAll(broken.keySet());
        if (!now.isEmpty()) {
            throw new BrokenSchema("The change breaks " + String.join("; ", now.keySet()) + " ("
                    + now.values().iterator().next() + "). Drop or change "
                    + (now.size() == 1 ? "it" : "them") + " in the same revision.");
        }
    }

    private int version() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA main.schema_version")) {
            return row.next() ? row.getInt(1) : 0;
        }
    }
}
