package dev.limbeck.cli.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.server.PackagedModelTests;
import dev.limbeck.cli.server.RunningApplication;
import dev.limbeck.cli.server.ServerProject;
import dev.limbeck.postgresql.PostgresqlDump;
import dev.limbeck.postgresql.PostgresqlServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests {@code limbeck model} and the startup of applications on PostgreSQL. */
class PackagedModelOnPostgresqlTest extends PackagedModelTests {
    PackagedModelOnPostgresqlTest(@TempDir Path temporary) {
        super(temporary, PostgresqlServer.createDatabase());
    }

    @Override
    protected String series(ServerProject server) {
        return "postgresql-" + server.ask("select current_setting('server_version_num')::int / 10000");
    }

    /** Returns the number of the newest database, counting databases that have been dropped. */
    @Override
    protected String databases() {
        return project.ask("select count(*) || ' ' || max(oid::bigint) from pg_database");
    }

    @Override
    protected String person() {
        return "person";
    }

    private String otherDatabase(String name, String options) {
        project.sql("create database " + name + " template template0 " + options);
        return project.url().replaceFirst("/test\\w+", "/" + name);
    }

    /** The role is not allowed to create or write anything. */
    @Test
    void aRoleThatCanOnlyReadIsEnough() {
        project.sql("do $$ begin create role only_reads login; exception when duplicate_object then null; end $$");
        project.sql("revoke create on schema public from public");
        project.sql(
                "revoke temporary, create on database " + project.ask("select current_database()") + " from public");
        project.sql("grant select on alembic_version to only_reads");
        String url = project.url().replaceFirst("user=\\w+", "user=only_reads");
        assertThat(new RunningApplication(folder.resolve("classes"), url).start("fail", Map.of()))
                .satisfies(result -> assertThat(result.problem()).isNull())
                .satisfies(result -> assertThat(result.differences()).isEmpty());
    }

    @Test
    void aDatabaseWithAnotherEncodingAndSchemaMatches() {
        String url =
                otherDatabase("latin" + ProcessHandle.current().pid(), "encoding 'LATIN1' lc_collate 'C' lc_ctype 'C'");
        project.sql(url, "create schema shop");
        url += "&currentSchema=shop";
        project.output("upgrade", "head", "--database-url", url);
        assertThat(project.ask(url, "select count(*) from shop.person")).isEqualTo("0");
        assertThat(new RunningApplication(folder.resolve("classes"), url).start("fail", Map.of()))
                .satisfies(result -> assertThat(result.problem()).isNull())
                .satisfies(result -> assertThat(result.differences()).isEmpty());
        project.sql(url, "alter table shop.person alter column state set default 'old'");
        assertThat(new RunningApplication(folder.resolve("classes"), url)
                        .start("warn", Map.of())
                        .differences())
                .hasSize(1);
    }

    /** After a dump has been restored, the server prints some definitions in a different form. */
    @Test
    void aRestoredDatabaseMatches() {
        PostgresqlDump.requirePrograms();
        String restored = PostgresqlServer.createDatabase();
        PostgresqlDump.restore(restored, PostgresqlDump.dump(project.url()));
        assertThat(new RunningApplication(folder.resolve("classes"), restored).start("fail", Map.of()))
                .satisfies(result -> assertThat(result.problem()).isNull())
                .satisfies(result -> assertThat(result.differences()).isEmpty());
    }

    @Test
    void anExtensionInAnotherSchemaIsReported() throws IOException {
        String url = PostgresqlServer.createDatabase();
        project.sql(url, "create schema tools");
        project.sql(url, "create extension hstore schema tools");
        project.output("upgrade", "head", "--database-url", url);
        RunningApplication application = new RunningApplication(folder.resolve("classes"), url);
        assertThat(application.start("fail", Map.of()).problem()).isNull();
        String text = Files.readString(file());
        Files.writeString(
                file(),
                text.replace(
                        "\"properties\":{}", "\"properties\":{\"the schema of the extension hstore\":\"public\"}"));
        assertThat(application.start("fail", Map.of()).problem())
                .contains("the schema of the extension hstore is public; in this database it is tools");
    }
}
