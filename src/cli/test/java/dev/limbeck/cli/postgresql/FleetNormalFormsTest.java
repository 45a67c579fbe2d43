package dev.limbeck.cli.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.server.ServerProject;
import dev.limbeck.cli.server.ServerProject.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests which databases in a fleet share the model's normal form and the schema that results from the history. */
@Tag("slow")
class FleetNormalFormsTest {
    private static final String ENTITY =
            """
            import jakarta.persistence.*;

            @Entity
            public class Note {
                enum Mood { SAD, OK }
                @Id @GeneratedValue Long id;
                @Column(nullable = false, columnDefinition = "varchar(40) collate \\"C\\"") String text;
                @Enumerated(EnumType.STRING) Mood mood;
            }
            """;

    @TempDir
    Path folder;

    private PostgresqlProject project;

    @BeforeEach
    void createProject() {
        project = new PostgresqlProject(folder);
    }

    private void createTenants(String... names) {
        project.sql("create table tenant (name varchar(40))");
        for (String name : names) {
            project.sql("insert into tenant values ('" + name + "')");
            project.sql("create schema \"" + name + "\"");
        }
        useFleet("select name from public.tenant order by 1");
    }

    private void useFleet(String databases) {
        project.write(
                "limbeck.toml",
                ServerProject.settings(project.url()) + "\n[fleet]\ndatabases = [\"" + databases + "\"]\n");
    }

    private void sql(String id, String before, String upgrade, String downgrade) {
        project.write(
                "revisions/Rev_" + id + "_step.sql",
                "-- id: %s\n-- down revision: %s\n-- created: 2026-11-23T07:45:12Z\n-- message: step\n\n-- upgrade\n%s;\n\n-- downgrade\n%s;\n"
                        .formatted(id, before, upgrade, downgrade));
    }

    private String nextRevision() {
        return "-- id: 22bb\n-- down revision: " + project.ask("select version_num from bergen.alembic_version")
                + "\n-- created: 2027-01-01T00:00:00Z\n-- message: added\n\n-- upgrade\nalter table note add added"
                + " integer;\n\n-- downgrade\nalter table note drop added;\n";
    }

    private int scratches(String... command) {
        Outcome outcome = project.run(command);
        assertThat(outcome.code()).as(outcome.toString()).isZero();
        return outcome.err().split("Created the scratch database", -1).length - 1;
    }

    /**
     * There are two scratch databases, one for the model and one for the history, because they may be created by two
     * threads.
     */
    @Test
    void theSchemasOfADatabaseShareAll() {
        project.entities(ENTITY);
        project.output("revision", "--autogenerate", "-m", "notes");
        createTenants("bergen", "Oslo", "paris", "rome", "sara", "turin");
        project.output("upgrade", "head");
        assertThat(scratches("check")).isBetween(1, 2);
        assertThat(scratches("drift")).isBetween(0, 1);
        project.write("revisions/Rev_22bb_step.sql", nextRevision());
        assertThat(scratches("upgrade", "head", "--sql")).isEqualTo(1);
        assertThat(project.output("upgrade", "head", "--sql")).contains("add added integer");
        assertThat(scratches("downgrade", "base", "--sql")).isEqualTo(1);
        project.sql("create index by_hand on bergen.note (text)");
        assertThat(scratches("upgrade", "head", "--sql"))
                .as("one more for the different schema")
                .isEqualTo(2);
    }

    /** If PostgreSQL stores the name of the schema in a function, a different function is expected in each schema. */
    @Test
    void aResultThatNamesItsSchemaIsComputedForEachSchema() {
        createTenants("bergen", "Oslo", "paris");
        sql("11aa", "base", "create function one() returns integer language sql as 'select 1'", "drop function one()");
        project.output("upgrade", "head");
        assertThat(project.output("drift")).contains("3 databases at 11aa");
        project.sql("drop function \"Oslo\".one()");
        assertThat(project.run("drift").out())
                .contains("schema Oslo: at 11aa, differs", "2 databases at 11aa: unchanged");
    }

    @Test
    void aHistoryThatReadsTheNameOfItsSchemaIsComputedForEachSchema() {
        createTenants("bergen", "Oslo", "paris");
        sql(
                "11aa",
                "base",
                "do $$ begin if current_schema() = 'paris' then create table t (n int); end if; end $$",
                "drop table if exists t");
        project.output("upgrade", "head");
        assertThat(project.output("drift")).contains("3 databases at 11aa");
        project.sql("create table bergen.t (n int)");
        project.sql("drop table paris.t");
        assertThat(project.run("drift").out()).contains("schema paris: at 11aa, differs", "2 databases at 11aa");
    }

    @Test
    void aScriptThatDependsOnTheNameOfTheSchemaIsNotShared() {
        createTenants("bergen", "Oslo");
        sql(
                "11aa",
                "base",
                "do $$ begin execute 'create table of_' || lower(current_schema()) || ' (n int)'; end $$",
                "drop table if exists x");
        sql("22bb", "11aa", "alter table if exists of_bergen add m int", "drop table if exists y");
        assertThat(scratches("upgrade", "head", "--sql")).isEqualTo(2);
    }

    /** Each database has its own normal form, because the databases might store definitions differently. */
    @Test
    void databasesMayHaveDifferentCollations() {
        project.entities(ENTITY);
        String name = project.ask("select current_database()") + "_c";
        project.sql("create database " + name + " template template0 lc_collate 'C' lc_ctype 'C'");
        String other = project.url().replaceFirst("/[^/?]+(\\?|$)", "/" + name + "$1");
        project.output("revision", "--autogenerate", "-m", "notes");
        useFleet(project.url() + "\", \"" + other);
        project.output("upgrade", "head");
        assertThat(project.output("check")).contains("2 databases at ");
        assertThat(project.output("drift")).contains("2 databases at ");
        project.sql(other, "alter table note alter text type varchar(40) collate \"default\"");
        assertThat(project.run("check").out())
                .containsPattern(name + ".*: at .*, differs")
                .contains("1 database at ", "column note.text collation none -> C");
    }
}
