package dev.limbeck.mariadb.history;

import dev.limbeck.mariadb.MariadbServer;
import dev.limbeck.testing.LaterRevisionsTests;

/** Tests that changes to the entities that are written on SQLite or MariaDB are exact on both. */
class LaterRevisionsTest extends LaterRevisionsTests {
    @Override
    protected String dialect() {
        return "mariadb";
    }

    @Override
    protected String createDatabase() {
        return MariadbServer.createDatabase();
    }

    @Override
    protected String fold(String name) {
        return name;
    }
}
