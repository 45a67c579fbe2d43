package dev.limbeck.postgresql.history;

import dev.limbeck.postgresql.PostgresqlServer;
import dev.limbeck.testing.OneHistoryTests;
import java.util.List;

/**
 * Tests that one history runs on SQLite and on PostgreSQL, and that the result is what the entities require on each.
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
