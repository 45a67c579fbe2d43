package dev.limbeck.cli.postgresql;

import dev.limbeck.cli.server.ExcludedViewTests;
import dev.limbeck.postgresql.PostgresqlServer;
import java.nio.file.Path;

class ExcludedViewsOnPostgresqlTest extends ExcludedViewTests {
    @Override
    protected String createDatabase(Path place) {
        return PostgresqlServer.createDatabase();
    }
}
