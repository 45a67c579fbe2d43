package dev.limbeck.postgresql.history;

import dev.limbeck.postgresql.PostgresqlServer;
import dev.limbeck.testing.LaterRevisionsTests;
import java.util.Locale;

/** Tests that changes to the entities that are written on SQLite or PostgreSQL are exact on both. */
class LaterRevisionsTest extends LaterRevisionsTests {
    @Override
    protected String dialect() {
        return "postgresql";
    }

    @Override
    protected String createDatabase() {
        return PostgresqlServer.createDatabase();
    }

    @Override
    protected String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
