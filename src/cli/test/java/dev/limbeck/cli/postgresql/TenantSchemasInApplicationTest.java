package dev.limbeck.cli.postgresql;

import dev.limbeck.cli.server.TenantLibraryTests;
import dev.limbeck.postgresql.PostgresqlServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** Tests an application in which each tenant has its own PostgreSQL schema. */
@Tag("slow")
class TenantSchemasInApplicationTest extends TenantLibraryTests {
    TenantSchemasInApplicationTest(@TempDir Path folder) {
        super(folder, PostgresqlServer.createDatabase());
    }

    @Override
    protected String createTenant(String name) {
        project.sql("create schema " + quote(name));
        return name;
    }

    @Override
    protected String quote(String name) {
        return "\"" + name + "\"";
    }

    @Override
    protected String shown(String tenant) {
        return "schema " + tenant;
    }
}
