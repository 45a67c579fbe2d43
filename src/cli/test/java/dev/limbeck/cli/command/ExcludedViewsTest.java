package dev.limbeck.cli.command;

import dev.limbeck.cli.server.ExcludedViewTests;
import java.nio.file.Path;

class ExcludedViewsTest extends ExcludedViewTests {
    @Override
    protected String createDatabase(Path place) {
        return "jdbc:sqlite:" + place.resolve("pets.db");
    }
}
