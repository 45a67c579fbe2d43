package dev.limbeck.postgresql.history;

import dev.limbeck.postgresql.PostgresqlServer;
import dev.limbeck.testing.OneHistoryTests;
import java.util.List;

/**
 * Tests that the same history runs on both SQLite and PostgreSQL, and that each database then has the schema that the
 * entities require.
 */
class OneHistoryTest extends OneHistoryTests {
    @Override
    protected List<String> drivers() {
        return List.of("postgresql");
    }

    @Override
    protected String createDatabase(String driver) {
        return PostgresqlServer.createDatabase();
    }
}
