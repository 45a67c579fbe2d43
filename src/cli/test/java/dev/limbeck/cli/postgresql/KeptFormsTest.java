package dev.limbeck.cli.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.server.KeptFormTests;
import dev.limbeck.cli.server.ServerProject;
import dev.limbeck.cli.server.ServerProject.Outcome;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Tests on PostgreSQL that the normal forms of tables are kept and reused. */
class KeptFormsTest extends KeptFormTests {
    @Override
    protected ServerProject createProject(Path place) {
        return new PostgresqlProject(place);
    }

    @Override
    protected String alterNumber() {
        return "alter table person alter column number set default 8";
    }

    @Test
    @Tag("slow")
    void anExtensionOrItsVersionInvalidatesThem() throws Exception {
        project.sql("create extension citext");
        assertNotUsed();
        forge();
        assertThat(check()).contains(WRONG_PERSON);
        project.sql("update pg_extension set extversion = '0.1' where extname = 'citext'");
        assertNotUsed();
    }

    @Test
    @Tag("long")
    @EnabledIfSystemProperty(named = "limbeck.long", matches = "true")
    void typesAndFunctionsOfUsersInvalidateThem() throws Exception {
        project.sql("create domain short as varchar(10); create type mood as enum ('A')");
        assertNotUsed();
        for (String change : List.of(
                "alter domain short add check (value <> '')",
                "alter type mood add value 'B'",
                "create function f(int) returns int language sql as 'select 1'",
                "create or replace function f(int) returns int language sql as 'select 2'",
                "create function f(text) returns int language sql as 'select 2'")) {
            forge();
            assertThat(check()).as("before " + change).contains(WRONG_PERSON);
            project.sql(change);
            assertThat(check()).as("after " + change).doesNotContain(WRONG_PERSON);
        }
    }

    /** The setting changes how the server interprets a check: if it is on, {@code = NULL} becomes {@code IS NULL}. */
    @Test
    @Tag("long")
    @EnabledIfSystemProperty(named = "limbeck.long", matches = "true")
    void settingsAndRolesInvalidateThem() throws Exception {
        String database = project.ask("select current_database()");
        project.sql("alter database " + database + " set transform_null_equals = on");
        assertNotUsed();
        forge();
        assertThat(check()).contains(WRONG_PERSON);
        project.sql("do $$ begin create role kept_forms superuser login password 'x'; exception when duplicate_object"
                + " then null; end $$");
        project.write(
                "limbeck.toml",
                PostgresqlProject.settings(project.url().replaceFirst("user=\\w+", "user=kept_forms&password=x")));
        assertNotUsed();
    }

    @Test
    void anotherSearchPathInvalidatesThem() {
        project.sql("create schema other");
        String database = project.ask("select current_database()");
        project.sql("alter database " + database + " set search_path = public, other");
        assertNotUsed();
    }

    /** Two parts with the same name are rejected, although each of them has been accepted on its own. */
    @Test
    @Tag("long")
    @EnabledIfSystemProperty(named = "limbeck.long", matches = "true")
    void aNameThatIsUsedTwiceIsRejected() {
        project.write(
                        "src/Person.java",
                        PERSON.formatted("")
                                .replace(
                                        "@Entity",
                                        "@Entity @Table(indexes = @Index(name = \"ix\","
                                                + " columnList = \"number\"))"))
                .compile();
        check();
        project.write(
                        "src/Place.java",
                        PLACE.formatted("Long", "")
                                .replace(
                                        "@Entity",
                                        "@Entity @Table(indexes = @Index(name = \"ix\","
                                                + " columnList = \"street\"))"))
                .compile();
        Outcome check = project.run("check");
        assertThat(check.code()).as(check.toString()).isEqualTo(1);
        assertThat(check.err()).contains("ix");
    }
}
