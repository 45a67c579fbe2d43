package dev.limbeck.sqlite.run;

import dev.limbeck.dialect.BrokenSchema;
import dev.limbeck.sqlite.catalog.SchemaRow;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Checks the views and triggers of the real database: if SQLite could prepare a view or trigger before a revision, it
 * must still be able to prepare it afterwards. The draft of a batch is checked in the same way before it runs; this
 * check covers all changes that a revision makes.
 *
 * <p>Each check makes SQLite read all definitions. The result at the end of a transaction is therefore kept for the
 * next transaction on the same connection, and is used again if the schema version is unchanged. SQLite itself uses
 * this version to find out whether a definition was changed (sqlite.org/pragma.html#pragma_schema_version). Statements
 * that only create tables and indexes and add columns cannot break a database without views and triggers; the version
 * shows whether other statements have changed the schema.
 */
final class LiveCodeCheck {
    private static final Map<Connection, Found> LAST = Collections.synchronizedMap(new WeakHashMap<>());

    private final Connection connection;
    private final StoredCode code;
    private final Found before;
    private @Nullable Found now;

    /**
     * The broken views and triggers in one version of a database's schema.
     *
     * @param schema the version of the schema, which each change to a definition increments
     * @param any whether there are views or triggers
     * @param broken the broken objects, each with the reason
     */
    private record Found(int schema, boolean any, Map<String, String> broken) {}

    /** Records which views and triggers are broken now. */
    LiveCodeCheck(Connection connection) throws SQLException {
        this.connection = connection;
        this.code = new StoredCode(connection);
        int version = version();
        Found last = LAST.get(connection);
        this.before = last != null && last.schema() == version ? last : find(version);
    }

    private Found find(int version) throws SQLException {
        List<SchemaRow> stored = code.stored();
        return new Found(version, !stored.isEmpty(), code.findBroken(stored));
    }

    /**
     * Checks the views and triggers again if the schema has changed.
     *
     * @param harmless the number of statements of the transaction that only created or replaced tables, created indexes
     *     or added columns
     * @throws BrokenSchema if a view or trigger that could be prepared before can no longer be prepared
     */
    void refuseNewlyBroken(int harmless) throws SQLException {
        int reached = version();
        boolean none = !before.any() && reached == before.schema() + harmless;
        Found found =
                none || reached == before.schema() ? new Found(reached, before.any(), before.broken()) : find(reached);
        Map<String, String> fresh = new LinkedHashMap<>(found.broken());
        fresh.keySet().removeAll(before.broken().keySet());
        if (!fresh.isEmpty()) {
            throw new BrokenSchema("The change breaks " + String.join("; ", fresh.keySet()) + " ("
                    + fresh.values().iterator().next() + "). Drop or change "
                    + (fresh.size() == 1 ? "it" : "them") + " in the same revision.");
        }
        now = found;
    }

    /** After the commit, keeps the result for the next transaction. */
    void committed() {
        if (now != null) {
            LAST.put(connection, now);
        }
    }

    private int version() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA main.schema_version")) {
            return row.next() ? row.getInt(1) : 0;
        }
    }
}
