package dev.limbeck.cli.mariadb;

import dev.limbeck.cli.server.ExcludedViewTests;
import dev.limbeck.mariadb.MariadbServer;
import java.nio.file.Path;

class ExcludedViewsOnMariadbTest extends ExcludedViewTests {
    @Override
    protected String createDatabase(Path place) {
        return MariadbServer.createDatabase();
    }
}
