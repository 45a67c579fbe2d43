package dev.limbeck.cli.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.server.ServerProject.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests the settings {@code database.schema}, {@code database.role} and {@code database.init_sql}, and tests
 * extensions.
 */
class SessionKeysTest {
    private static final String ENTITY =
            """
            import jakarta.persistence.*;

            @Entity
            public class Person {
                @Id @GeneratedValue Long id;
                @Column(length = 40, unique = true) String name;
                @Enumerated(EnumType.STRING) Mood mood;
                @ManyToOne Person boss;
                %s
                enum Mood { SAD, OK }
            }
            """;

    @TempDir
    Path folder;

    private PostgresqlProject project;

    @BeforeEach
    void createProject() {
        project = new PostgresqlProject(folder).entities(ENTITY.formatted(""));
    }

    private void settings(String url, String keys) {
        project.write(
                "limbeck.toml", PostgresqlProject.settings(url).replace("\n\n[model]", "\n" + keys + "\n[model]"));
    }

    private void role(String name, String options) {
        project.sql("do $$ begin create role " + name + " " + options
                + "; exception when duplicate_object then null; end $$");
    }

    @Test
    @Tag("slow")
    void unqualifiedNamesAreInTheSchema() {
        project.sql("create schema \"My App\"");
        settings(project.url(), "schema = \"My App\"\n");
        project.migrate("people");
        project.output("drift");
        project.output("verify");
        assertThat(project.ask(
                        "select string_agg(relname, ' ' order by relname) from pg_class where relkind in ('r', 'S')"
                                + " and relnamespace = '\"My App\"'::regnamespace"))
                .isEqualTo("alembic_version person person_seq");
        assertThat(project.ask("select count(*) from pg_class where relnamespace = 'public'::regnamespace"))
                .isEqualTo("0");
        assertThat(project.newestRevision()).doesNotContain("My App");
        project.output("downgrade", "base");
        assertThat(project.ask("select coalesce(to_regclass('\"My App\".person')::text, 'none')"))
                .isEqualTo("none");
    }

    @Test
    void theRoleOwnsWhatIsCreated() {
        role("limbeck_owner", "nologin");
        role("limbeck_member", "login createdb");
        project.sql("grant limbeck_owner to limbeck_member; grant create on schema public to limbeck_owner");
        settings(project.url().replaceFirst("user=[^&]*", "user=limbeck_member"), "role = \"limbeck_owner\"\n");
        project.migrate("people");
        project.output("drift");
        assertThat(project.ask("select string_agg(distinct relowner::regrole::text, ' ') from pg_class where relname in"
                        + " ('person', 'person_seq', 'alembic_version')"))
                .isEqualTo("limbeck_owner");
        project.output("downgrade", "base");
    }

    /** A time limit set in init_sql does not abort a revision, but other settings in init_sql take effect. */
    @Test
    void initSqlIsRunBeforeRevisions() {
        settings(project.url(), "init_sql = \"set statement_timeout = '1s'; set application_name = 'started'\"\n");
        project.write(
                "revisions/11aa_slow.sql",
                """
                -- id: 11aa
                -- down revision: base
                -- created: 2026-11-23T07:45:12Z
                -- message: slow

                -- upgrade
                select pg_sleep(1.5);
                create table seen as select current_setting('application_name') as name;

                -- downgrade
                drop table seen;
                """);
        project.output("upgrade", "head");
        assertThat(project.ask("select name from seen")).isEqualTo("started");
    }

    @Test
    void typesOfExtensionsAreKnown() {
        project.sql("create schema tools; create extension citext schema tools; create extension cube; create extension"
                + " earthdistance");
        project.entities(
                ENTITY.formatted(
                        "@Column(columnDefinition = \"tools.citext\") String mail; @Column(columnDefinition = \"earth\") String at;"));
        project.migrate("people");
    }

    /** The error about the types does not hide the error about the entities, and no scratch database remains. */
    @Test
    void aTypeThatTheScratchDatabaseLacksIsNamed() {
        project.sql("create table bounds (n int); create function valid(int, bounds default null) returns boolean"
                + " language sql immutable as 'select true'");
        project.sql("create domain amount as int check (valid(value))");
        project.entities(ENTITY.formatted("@Column(columnDefinition = \"amount\") Integer paid;"));
        String before = project.ask("select count(*) from pg_database");
        Outcome outcome = project.run("revision", "--autogenerate", "-m", "people");
        assertThat(outcome.code()).isNotZero();
        assertThat(outcome.err())
                .containsSubsequence(
                        "The schema of the entities cannot be created.",
                        "type \"amount\" does not exist",
                        "The database's types could not be created in the scratch database: ",
                        "function valid(integer) does not exist");
        assertThat(project.ask("select count(*) from pg_database")).isEqualTo(before);
        assertThat(folder.resolve("revisions")).doesNotExist();
    }

    /** Only superusers can create this extension. */
    @Test
    void anExtensionThatTheScratchDatabaseLacksIsNamed() {
        role("limbeck_creator", "login createdb");
        project.sql("create extension cube; create extension earthdistance; grant create on schema public to"
                + " limbeck_creator");
        project.entities(ENTITY.formatted("@Column(columnDefinition = \"earth\") String at;"));
        settings(project.url().replaceFirst("user=[^&]*", "user=limbeck_creator"), "");
        Outcome outcome = project.run("revision", "--autogenerate", "-m", "people");
        assertThat(outcome.code()).isNotZero();
        assertThat(outcome.err())
                .contains(
                        "type \"earth\" does not exist",
                        "lacks extensions of the database: ",
                        "earthdistance (ERROR: permission denied to create extension \"earthdistance\".)",
                        "database.scratch_url");
        assertThat(folder.resolve("revisions")).doesNotExist();
    }
}
