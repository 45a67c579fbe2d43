package dev.limbeck.sqlite.standin;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/**
 * The collations and functions in the schemas of live databases. A proof opens a scratch database for each group of
 * tables; to save time, the names are read again only if the version of the schema has changed
 * (sqlite.org/pragma.html#pragma_schema_version).
 */
public final class SchemaNames {
    private final Map<Connection, Found> known = Collections.synchronizedMap(new WeakHashMap<>());

    /**
     * The names in one version of a schema.
     *
     * @param schema the version of the schema
     * @param names the names
     */
    private record Found(int schema, ApplicationNames names) {}

    /** {@return the names in the definitions of the connection's main database} */
    public ApplicationNames of(Connection live) throws SQLException {
        int version = version(live);
        Found last = known.get(live);
        if (last == null || last.schema() != version) {
            last = new Found(version, ApplicationNames.of(StandIns.statements(live)));
            known.put(live, last);
        }
        return last.names();
    }

    private static int version(Connection live) throws SQLException {
        try (Statement statement = live.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA main.schema_version")) {
            return row.next() ? row.getInt(1) : 0;
        }
    }
}
