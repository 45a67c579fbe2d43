package dev.limbeck.cli.mariadb;

import dev.limbeck.cli.server.TenantLibraryTests;
import dev.limbeck.mariadb.MariadbServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;

/** Tests an application with a MariaDB database for each tenant. */
@Tag("slow")
class TenantDatabasesInApplicationTest extends TenantLibraryTests {
    TenantDatabasesInApplicationTest(@TempDir Path folder) {
        super(folder, MariadbServer.createDatabase());
    }

    /** No other test's database has this name. */
    @Override
    protected String createTenant(String name) {
        String unique = name + "_" + project.ask("select database()");
        project.sql("create database " + quote(unique) + " character set utf8mb4");
        return unique;
    }

    @Override
    protected String quote(String name) {
        return "`" + name + "`";
    }

    @Override
    protected String shown(String tenant) {
        return tenant;
    }
}
