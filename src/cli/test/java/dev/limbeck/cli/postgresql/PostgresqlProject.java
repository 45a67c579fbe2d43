package dev.limbeck.cli.postgresql;

import dev.limbeck.cli.server.ServerProject;
import dev.limbeck.postgresql.PostgresqlServer;
import java.nio.file.Path;

/** A project for the command, with a database on the test PostgreSQL server. */
final class PostgresqlProject extends ServerProject {
    PostgresqlProject(Path folder) {
        super(folder, PostgresqlServer.createDatabase());
    }

    @Override
    public PostgresqlProject write(String file, String text) {
        super.write(file, text);
        return this;
    }

    @Override
    public PostgresqlProject entities(String source) {
        super.entities(source);
        return this;
    }
}
