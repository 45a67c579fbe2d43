package dev.limbeck.cli.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that tables whose names differ only in case or schema are distinguished, even if the user types the names. */
final class SimilarNamesTest {
    @TempDir
    Path folder;

    private PostgresqlProject project;

    @BeforeEach
    void createProject() {
        project = new PostgresqlProject(folder);
        project.sql("create schema billing");
    }

    private static String entity(String attribute) {
        return """
                import jakarta.persistence.*;

                @Entity @Table(name = "person")
                public class Person {
                    @Id Long id; String name;

                    @Entity @Table(name = "\\"Person\\"")
                    public static class Exact { @Id Long id; %1$s }

                    @Entity @Table(name = "person", schema = "billing")
                    public static class Billed { @Id Long id; %1$s }
                }
                """
                .formatted(attribute);
    }

    private long count(String table, String column) {
        return Long.parseLong(project.ask("select count(" + column + ") from " + table));
    }

    @Test
    @Tag("slow")
    void renamesAndValuesAreThoseOfTheNamedTable() {
        project.entities(entity("String name;"));
        project.migrate("people");
        for (String table : new String[] {"\"Person\"", "person", "billing.person"}) {
            project.sql("insert into " + table + " (id, name) values (1, 'Ada')");
        }

        project.entities(entity("@Column(nullable = false) String alias; @Column(nullable = false) String title;"));
        assertThat(project.output(
                        "revision",
                        "--autogenerate",
                        "-m",
                        "aliases",
                        "--rename",
                        "Person.name=Person.alias",
                        "--no-rename",
                        "billing.person.name",
                        "--backfill",
                        "Person.alias='none'",
                        "--backfill",
                        "billing.person.alias='bill'",
                        "--backfill",
                        "Person.title='exact'",
                        "--backfill",
                        "billing.person.title='billed'"))
                .doesNotContain("No revision");
        project.output("upgrade", "head");

        assertThat(project.run("check").code()).isZero();
        assertThat(project.ask("select alias || title from \"Person\"")).isEqualTo("Adaexact");
        assertThat(project.ask("select alias || title from billing.person")).isEqualTo("billbilled");
        assertThat(count("person", "name")).isEqualTo(1);
    }

    /** The entity is called Person, and PostgreSQL stores its table as person. */
    @Test
    @Tag("slow")
    void aNameWhoseCaseDiffersNamesTheOnlyColumnThatHasIt() {
        String person = "import jakarta.persistence.*; @Entity public class Person { @Id Long id; %s }";
        project.entities(person.formatted("String fullName;"));
        project.migrate("people");
        project.sql("insert into person (id, fullname) values (1, 'Ada')");

        project.entities(person.formatted("@Column(nullable = false) String nickName; @Column(nullable = false) String"
                + " login; @Column(nullable = false) String mail;"));
        assertThat(project.run("revision", "--autogenerate", "-m", "x", "--backfill", "Persons.Login='a'")
                        .toString())
                .contains("--backfill Persons.Login does not specify a column", "Possible columns:", "person.login");
        project.output(
                "revision",
                "--autogenerate",
                "-m",
                "logins",
                "--rename",
                "Person.fullName=Person.nickName",
                "--backfill",
                "Person.nickName='none'",
                "--backfill",
                "Person.login=lower(nickname)",
                "--no-backfill",
                "Person.Mail");
        project.sql("delete from person");
        project.output("upgrade", "head");
        assertThat(project.run("check").code()).isZero();
        project.output("downgrade", "-1");
        project.sql("insert into person (id, fullname) values (1, 'Ada')");
        assertThat(project.run("upgrade", "head").toString()).contains("mail");
    }

    @Test
    @Tag("slow")
    void aTableOfASchemaIsRenamedAndLeftOut() {
        project.entities(entity("String name;"));
        project.migrate("people");
        project.sql("insert into billing.person (id, name) values (1, 'Ada')");

        project.entities(entity("String name;").replace("\"person\", schema", "\"payer\", schema"));
        project.output("revision", "--autogenerate", "-m", "payers", "--rename-table", "billing.person=billing.payer");
        project.output("upgrade", "head");
        assertThat(project.ask("select name from billing.payer")).isEqualTo("Ada");

        project.sql("alter table billing.payer add column extra int; alter table person add column extra int");
        assertThat(project.run("check").out())
                .contains("billing.payer.extra", "person.extra")
                .doesNotContain("Person.extra");
        project.write(
                "limbeck.toml",
                PostgresqlProject.settings(project.url())
                        + "\n[autogenerate]\nexclude = [\"person.extra\", \"billing.*\"]\n");
        assertThat(project.output("check")).contains("No differences");
    }

    /** On PostgreSQL, the index of a unique constraint has the same name as the constraint. */
    @Test
    @Tag("slow")
    void aNameOfAUniqueConstraintMovesToAnotherTable() {
        String table =
                """
                import jakarta.persistence.*;

                @Entity @Table(name = "%1$s", uniqueConstraints = @UniqueConstraint(name = "uq_mail", columnNames = "mail"))
                public class Person {
                    @Id Long id; String mail;

                    @Entity @Table(name = "other"%2$s)
                    public static class Other { @Id Long id; String mail; String note; }
                }
                """;
        String unique = ", uniqueConstraints = @UniqueConstraint(name = \"uq_note\", columnNames = \"note\")";
        project.entities(table.formatted("member", unique));
        project.migrate("members");
        project.entities(
                table.formatted("account", unique.replace("uq_note", "uq_old")).replace("uq_mail", "uq_note"));
        project.output("revision", "--autogenerate", "-m", "accounts", "--no-rename", "*");
        project.output("upgrade", "head");
        assertThat(project.run("check").code()).isZero();
        project.output("downgrade", "-1");
        assertThat(project.ask(
                        "select count(*) from pg_constraint where contype = 'u' and conname in ('uq_mail', 'uq_note')"))
                .isEqualTo("2");
    }
}
