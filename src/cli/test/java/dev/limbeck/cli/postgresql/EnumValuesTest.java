package dev.limbeck.cli.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.server.ServerProject.Outcome;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that the values of a named enum type are compared with those in the entities and in the revisions. */
class EnumValuesTest {
    private static final String ENTITY =
            """
            import jakarta.persistence.*;
            import org.hibernate.annotations.JdbcTypeCode;
            import org.hibernate.type.SqlTypes;

            @Entity
            public class Pet {
                @Id Long id;
                @JdbcTypeCode(SqlTypes.NAMED_ENUM) Color color;
                enum Color { %s }
            }
            """;

    @TempDir
    Path folder;

    private PostgresqlProject project;

    @BeforeEach
    void createProject() {
        project = new PostgresqlProject(folder).entities(ENTITY.formatted("BLUE, RED"));
        project.migrate("pets");
    }

    private void assertFound(String command, String values) {
        Outcome found = project.run(command);
        assertThat(found.code()).as(found.toString()).isEqualTo(3);
        assertThat(found.out()).contains("differ", "the values of color become " + values);
    }

    @Test
    @Tag("slow")
    void aValueThatWasAddedByHand() {
        project.output("drift");
        project.sql("alter type color add value 'GREEN' after 'BLUE'");
        assertFound("check", "BLUE, RED");
        assertFound("drift", "BLUE, GREEN, RED");
        String script = project.run("drift", "--format", "markdown").out();
        project.sql(script.substring(script.indexOf("```sql") + 6, script.lastIndexOf("```")));
        project.output("drift");
        project.output("check");
    }

    @Test
    @Tag("slow")
    void aValueThatWasRenamedByHand() {
        project.sql("alter type color rename value 'RED' to 'CRIMSON'");
        assertThat(project.run("check").code()).isEqualTo(3);
        assertThat(project.run("drift").code()).isEqualTo(3);
    }

    /** To remove an added value, the downgrade replaces the type and the domain. */
    @Test
    @Tag("slow")
    void aTypeThatADomainUses() {
        project.sql(
                "create domain favorite as color default 'BLUE' check (value <> 'RED'); create table taste (f favorite);"
                        + " insert into taste values ('BLUE'); create view tastes as select f, f::color as plain from taste");
        project.entities(ENTITY.formatted("BLUE, GREEN, RED"));
        project.migrate("green");
        project.output("downgrade", "-1");
        assertThat(project.ask("select f::text || enum_range(plain)::text from tastes"))
                .isEqualTo("BLUE{BLUE,RED}");
        project.output("upgrade", "head");
        assertThat(project.ask("select f::text || enum_range(plain)::text from tastes"))
                .isEqualTo("BLUE{BLUE,GREEN,RED}");
        project.output("check");
    }

    /**
     * To remove an added value, the downgrade would have to replace the type, which is impossible while a composite
     * type uses it.
     */
    @Test
    @Tag("slow")
    void aTypeThatACompositeTypeUses() {
        project.sql("create type dcolor as (c color)");
        project.entities(ENTITY.formatted("BLUE, GREEN, RED"));
        Outcome refused = project.run("revision", "--autogenerate", "-m", "green");
        assertThat(refused.code()).as(refused.toString()).isEqualTo(1);
        assertThat(refused.err())
                .contains("PostgreSQL could not replace the values of the type color with BLUE, RED")
                .contains(
                        "The values of color cannot be replaced, because composite type dcolor uses the type. Drop it first"
                                + " with op.execute, and create it again afterwards.")
                .doesNotContain("limbeck_part", "Where:");
        project.write(
                "revisions/Rev_aaaa_step.java",
                RevisionText.of(
                        "aaaa",
                        project.ask("select version_num from alembic_version"),
                        "op.execute(\"alter type color add value 'GREEN' before 'RED'\");",
                        ""));
        project.output("upgrade", "head");
        project.output("check");
    }

    /**
     * If a type exists in the database but neither in the entities nor in a revision, it is not reported as a
     * difference.
     */
    @Test
    @Tag("slow")
    void aTypeThatWasCreatedByHand() {
        project.sql("create type mood as enum ('SAD', 'OK')");
        project.output("check");
        project.output("drift");
    }

    @Test
    @Tag("slow")
    void aRevisionIsProvedWithItsValues() {
        project.entities(ENTITY.formatted("AMBER, BLUE, RED"));
        assertThat(project.migrate("amber"))
                .contains("op.execute(text(\"alter type color add value 'AMBER' before 'BLUE'\"));")
                .contains("op.replaceEnumType(\"color\", \"BLUE\", \"RED\");")
                .contains("// hazard may-fail: fails if rows hold other values; rewrite: writes all rows of the tables")
                .doesNotContain("limbeck_");
        project.output("drift");
        project.output("downgrade", "-1");
        project.output("drift");
        assertThat(project.ask("select enum_range(null::color)::text")).isEqualTo("{BLUE,RED}");
    }

    /** A removed and a moved value need a new type in both directions; its statement is not part of the file. */
    @Test
    @Tag("slow")
    void aRemovedValueIsOneLineInEachDirection() {
        project.sql("create view reds as select id from pet where color = 'RED'");
        project.entities(
                ENTITY.replace("Color { %s }", "Color { RED, GREEN }").replace("NAMED_ENUM", "NAMED_ORDINAL_ENUM"));
        String file = project.migrate("green");
        assertThat(file)
                .contains("op.replaceEnumType(\"color\", \"RED\", \"GREEN\");")
                .contains("op.replaceEnumType(\"color\", \"BLUE\", \"RED\");")
                .doesNotContain("limbeck_");
        project.output("verify");
        assertThat(project.output("downgrade", "-1", "--sql"))
                .contains("create type color as enum ('BLUE', 'RED')", "limbeck_views");
        project.output("squash", "base:head", "-m", "all");
        assertThat(project.newestRevision())
                .contains("op.replaceEnumType(\"color\", \"RED\", \"GREEN\");")
                .doesNotContain("limbeck_");
        project.output("check");
    }

    /** A step is the same if its call is the same, even if another version would run other SQL for it. */
    @Test
    @Tag("slow")
    void aRevisionIsResumedAfterTheTypeWasReplaced() {
        String up =
                """
                op.execute("create index concurrently ix on pet (color)");
                op.replaceEnumType("Color", "RED", "GREEN", "BLUE");
                op.in("billing").replaceEnumType(exact("Mood"), "it's", "SAD");
                op.execute("insert into pet (id, color) values (1, 'GREEN')");
                """;
        project.sql(
                "insert into pet (id) values (1); create schema billing; create type billing.\"Mood\" as enum ('SAD')");
        project.write("revisions/Rev_aaaa_step.java", RevisionText.of("aaaa", project.head(), up, ""));
        assertThat(project.run("upgrade", "head", "--plan").out())
                .contains("replace the values of the type color with RED, GREEN, BLUE", "hazard");
        assertThat(project.run("upgrade", "head").err()).contains("The upgrade to aaaa is incomplete: 3 of 4 steps");
        assertThat(project.ask("select enum_range(null::color)::text")).isEqualTo("{RED,GREEN,BLUE}");
        assertThat(project.ask("select enum_range(null::billing.\"Mood\")::text"))
                .isEqualTo("{it's,SAD}");
        // The plan of another version has other SQL.
        project.sql("update limbeck_journal set content = replace(content, 'limbeck_types', 'limbeck_kinds')");
        project.sql("delete from pet");
        project.output("resume");
        assertThat(project.ask("select color::text from pet")).isEqualTo("GREEN");
    }

    /** The type gets the values that it had when the step began, whether or not the downgrade sets the same values. */
    @Test
    @Tag("slow")
    void anIncompleteRevisionThatReplacedATypeIsReverted() {
        String head = project.head();
        String up =
                """
                op.batchAlterTable("pet", batch -> batch.createIndex("ix", "color"));
                op.replaceEnumType("Color", "RED", "GREEN", "BLUE");
                op.execute("insert into pet (id, color) values (1, 'GREEN')");
                """;
        project.sql("insert into pet (id) values (1)");
        project.write("revisions/Rev_aaaa_step.java", RevisionText.of("aaaa", head, up, ""));
        assertThat(project.run("upgrade", "head", "--upgrade-online", "always").err())
                .contains("The upgrade to aaaa is incomplete: 2 of 3 steps");
        project.output("downgrade", head);
        assertThat(project.ask("select enum_range(null::color)::text")).isEqualTo("{BLUE,RED}");
        project.output("drift");
        assertThat(project.run("upgrade", "head", "--upgrade-online", "always").err())
                .contains("The upgrade to aaaa is incomplete: 2 of 3 steps");
        project.sql("delete from pet");
        project.output("resume");
        assertThat(project.ask("select color || enum_range(color)::text from pet"))
                .isEqualTo("GREEN{RED,GREEN,BLUE}");
    }

    /** The scratch database gets the domain from the live database, and the enum types from the entities. */
    @Test
    @Tag("slow")
    void aNewEnumAndANewValueBesideADomainOfTheDatabase() {
        project.sql("create domain points as integer check (value > 0)");
        project.entities(
                ENTITY.formatted("AMBER, BLUE, RED }\n    enum Size { LARGE, SMALL")
                        .replace(
                                "Color color;",
                                """
                        @org.hibernate.annotations.ColumnDefault("'AMBER'") Color color;
                        @JdbcTypeCode(SqlTypes.NAMED_ENUM) Size size;
                        @Column(columnDefinition = "points") Integer earned;
                        """));
        project.migrate("sizes");
        assertThat(project.output("check")).contains("No differences");
        project.sql("insert into pet (id, size, earned) values (1, 'SMALL', 2)");
        assertThat(project.ask("select color::text from pet")).isEqualTo("AMBER");
        project.sql("delete from pet");
        project.output("downgrade", "-1");
        project.output("upgrade", "head");
    }
}
