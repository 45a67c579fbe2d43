package dev.limbeck.cli.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.server.ServerProject.Outcome;
import dev.limbeck.postgresql.PostgresqlServer;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests that a proof that runs on the live database's server changes neither the rows in that database nor the objects
 * that all databases on the server share.
 */
class ConfinementTest {
    private static final String REVISION =
            """
            package db.revisions;

            import dev.limbeck.Migration;
            import dev.limbeck.Operations;
            import dev.limbeck.Revision;
            import java.sql.Statement;

            @Revision(id = "11aa", downRevision = {}, created = "2026-11-23T07:45:12Z", message = "first")
            public final class Rev_11aa_first extends Migration {
                private static final String SQL = "%s";

                @Override
                public void upgrade(Operations op) throws Exception {
                    op.createTable("item", column("id", bigint()).nullable(false), primaryKey("id"));
                    %s
                }

                @Override
                public void downgrade(Operations op) {
                    op.dropTable("item");
                }
            }
            """;

    @TempDir
    Path folder;

    private PostgresqlProject project;
    private String database;

    @BeforeEach
    void createDatabase() {
        project = new PostgresqlProject(folder);
        database = project.ask("select current_database()");
        project.sql("create table person (id bigint primary key, name text); insert into person values (1, 'Ada'),"
                + " (2, 'Bob'); create extension dblink; do $$ begin create role limbeck_bystander; exception when"
                + " duplicate_object then null; end $$");
    }

    /** Returns everything that a statement could have changed: rows, roles, memberships, settings and privileges. */
    private String state() {
        return project.ask("select concat((select string_agg(p::text, ';' order by id) from person p), '|',"
                + " (select string_agg(to_jsonb(a)::text, ';' order by rolname) from pg_authid a), '|',"
                + " (select string_agg(m::text, ';' order by m::text) from pg_auth_members m), '|',"
                + " (select string_agg(s::text, ';' order by s::text) from pg_db_role_setting s), '|',"
                + " (select string_agg(c::text, ';' order by c::text) from pg_shdescription c"
                + "   where classoid <> 'pg_database'::regclass), '|',"
                + " (select string_agg(d.datname || coalesce(d.datacl::text, ''), ';' order by 1) from pg_database d"
                + "   where d.datname = current_database()), '|',"
                + " (select string_agg(f::text, ';') from pg_file_settings f))");
    }

    private void assertNotProved(String effect) {
        String before = state();
        Outcome outcome = project.run("verify");
        assertThat(outcome.code()).as(outcome.toString()).isNotZero();
        assertThat(outcome.out() + outcome.err())
                .contains("Not proved: " + effect, "Set database.scratch_url")
                .doesNotContain("\tat ");
        assertThat(state()).isEqualTo(before);
    }

    private void write(String sql, String call) {
        project.write("revisions/Rev_11aa_first.java", REVISION.formatted(sql, call));
    }

    private static String effectOf(String sql) {
        return sql.startsWith("update") ? "a name in the database" : "";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update DATABASE.public.person set name = 'lost'",
                "alter role limbeck_bystander superuser",
                "create role limbeck_made",
                "grant pg_monitor to limbeck_bystander",
                "alter system set work_mem = '5MB'",
                "alter database DATABASE set work_mem = '5MB'",
                "select dblink_exec('dbname=DATABASE user=postgres', 'delete from person')",
                "do $$ begin execute 'alter role limbeck_bystander superuser'; end $$"
            })
    @Tag("slow")
    void aStatementThatLeavesTheScratchDatabaseIsRefused(String statement) {
        String sql = statement.replace("DATABASE", database);
        write(sql, "op.execute(SQL);");
        assertNotProved(effectOf(sql));
        write(sql, "try (Statement statement = op.connection().createStatement()) { statement.execute(SQL); }");
        assertNotProved(effectOf(sql));
        write(
                sql,
                "op.data(\"rows\", connection -> { try (Statement statement = connection.prepareStatement(SQL)) {"
                        + " ((java.sql.PreparedStatement) statement).execute(); } });");
        assertNotProved(effectOf(sql));
    }

    @Test
    void aSqlRevisionIsRefused() {
        project.write(
                "revisions/11aa_first.sql",
                """
                -- id: 11aa
                -- down revision: base
                -- created: 2026-11-23T07:45:12Z
                -- message: first

                -- upgrade
                create table item (id bigint primary key);
                alter role limbeck_bystander superuser;
                -- downgrade
                drop table item;
                """);
        assertNotProved("ALTER ROLE");
    }

    /** The statement is part of a revision, so it runs on the database itself. */
    @Test
    void theUpgradeRunsTheStatement() {
        write("alter role limbeck_bystander connection limit 7", "op.execute(SQL);");
        project.output("upgrade", "head");
        assertThat(project.ask("select rolconnlimit from pg_roles where rolname = 'limbeck_bystander'"))
                .isEqualTo("7");
        project.sql("alter role limbeck_bystander connection limit -1");
    }

    /** On a server other than that of the live database, the statement is allowed. */
    @Test
    @Tag("slow")
    void anotherServerRunsTheStatement() {
        String other = PostgresqlServer.urlOfOtherServer();
        project.sql(other, "create role limbeck_bystander");
        write("comment on role limbeck_bystander is 'seen'", "op.execute(SQL);");
        project.write(
                "limbeck.toml",
                PostgresqlProject.settings(project.url())
                        .replace("scratch = \"live\"\n", "scratch_url = \"" + other + "\"\n"));
        project.output("verify", "--no-model");
        String comment = "select shobj_description('limbeck_bystander'::regrole, 'pg_authid')";
        assertThat(project.ask(other, comment)).isEqualTo("seen");
        assertThat(project.ask(comment)).isEqualTo("null");
        project.sql(other, "drop role limbeck_bystander");
    }

    /** The statement is also rejected if the URL refers to the database's server by another name. */
    @Test
    void theSameServerUnderAnotherNameRefusesTheStatement() {
        String same = PostgresqlServer.url("postgres").replace("localhost", "127.0.0.1");
        project.write(
                "limbeck.toml",
                PostgresqlProject.settings(project.url())
                        .replace("scratch = \"live\"\n", "scratch = \"live\"\nscratch_url = \"" + same + "\"\n"));
        write("alter role limbeck_bystander superuser", "op.execute(SQL);");
        assertNotProved("ALTER ROLE");
        write("update " + database + ".public.person set name = 'lost'", "op.execute(SQL);");
        assertNotProved("a name in the database " + database);
    }
}
