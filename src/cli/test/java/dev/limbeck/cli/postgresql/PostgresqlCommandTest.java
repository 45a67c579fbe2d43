package dev.limbeck.cli.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.server.ServerProject;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PostgresqlCommandTest {
    @TempDir
    Path folder;

    private PostgresqlProject project;

    @BeforeEach
    void createProject() {
        project = new PostgresqlProject(folder);
    }

    private static String entity(String members) {
        return """
                import jakarta.persistence.*;
                import java.util.*;

                @Entity
                public class Person {
                    enum Mood { SAD, OK }
                    @Id @GeneratedValue Long id;
                    @Column(nullable = false, length = 40) String name;
                """
                + members + "\n}\n";
    }

    @Test
    void aHistoryLeadsFromTheEntitiesToTheDatabaseAndBack() {
        project.entities(entity("@Enumerated(EnumType.STRING) Mood mood; boolean active;"));
        project.migrate("people");
        project.sql("insert into person (id, name, mood, active) values (1, 'Ada', 'OK', true)");
        project.entities(entity("@Enumerated(EnumType.STRING) @Column(length = 9) Mood mood; @Column(unique = true)"
                + " String email; List<String> tags; @Column(columnDefinition = \"jsonb\") String extra;"
                + " @org.hibernate.annotations.ColumnDefault(\"0\") int visits; UUID key; byte[] photo;"
                + " @Lob String biography; java.time.Instant seen; java.math.BigDecimal credit;"));
        String second = project.migrate("email");
        assertThat(second).contains("dropColumn(\"active\")");
        assertThat(project.ask("select name || visits from person")).isEqualTo("Ada0");
        project.output("downgrade", "base");
        assertThat(project.ask("select count(*) from pg_class where relkind in ('r', 'S') and relnamespace ="
                        + " 'public'::regnamespace and relname not like 'alembic%'"))
                .isEqualTo("0");
        project.output("upgrade", "head");
        assertThat(project.run("check").code()).isZero();
    }

    /** Such a role name must be quoted wherever it occurs in SQL. */
    @Test
    @Tag("slow")
    void theNameOfTheRoleMayNeedQuotes() {
        project.sql("do $$ begin create role \"my-App\" superuser login; exception when duplicate_object then null; end"
                + " $$");
        project.write("limbeck.toml", ServerProject.settings(project.url().replaceFirst("user=\\w+", "user=my-App")));
        String members = "@org.hibernate.annotations.JdbcTypeCode(org.hibernate.type.SqlTypes.NAMED_ENUM) Mood mood;";
        project.entities(entity(members));
        project.migrate("people");
        project.sql("create view names as select name from person");
        project.entities(entity(members).replace("SAD, OK", "SAD").replace("length = 40", "length = 50"));
        project.migrate("sad people");
        assertThat(project.ask("select typowner::regrole || ' ' || viewowner from pg_type, pg_views"
                        + " where typname = 'mood' and viewname = 'names'"))
                .startsWith("\"my-App\" ");
        project.output("downgrade", "-1");
    }

    /** The server stores a rewritten form of a view. */
    @Test
    @Tag("slow")
    void viewsOfTheEntitiesAndOfRevisionsAreChanged() {
        String view =
                """
                import jakarta.persistence.*;

                @Entity
                @org.hibernate.annotations.View(query = "%s")
                public class Adult {
                    @Id Long id;
                    String title;
                }
                """;
        project.entities(entity("int age;"));
        project.entities(view.formatted(
                "select id, name as title from Person where age between 18 and 99 and name in" + " ('Ada', 'Eve')"));
        project.migrate("people");
        project.entities(view.formatted("select id, upper(name) as title from Person where age >= 18"));
        assertThat(project.migrate("adults")).containsIgnoringCase("upper(");
        project.write("revisions/Rev_22bb_named.java", NAMED.replace("HEAD", project.head()));
        project.output("upgrade", "head");
        project.sql("insert into person (id, name, age) values (1, 'Ada', 40)");
        assertThat(project.ask("select name from named")).isEqualTo("Ada!");
        project.output("downgrade", "base");
        project.output("upgrade", "head");
    }

    /**
     * A revision that creates a view and then replaces it; the definition that it expects is the view as it was
     * written, which differs from the form that the server stores.
     */
    private static final String NAMED =
            """
            package db.revisions;

            import dev.limbeck.Migration;
            import dev.limbeck.Operations;
            import dev.limbeck.Revision;

            @Revision(id = "22bb", downRevision = "HEAD", created = "2030-11-23T07:45:12Z", message = "named")
            public final class Rev_22bb_named extends Migration {
                private static final String BEFORE = "create view named as select * from person where name in ('Ada')";
                private static final String AFTER = "create view named as select id, name || '!' as name from person";

                @Override
                public void upgrade(Operations op) {
                    op.createView("named", text(BEFORE));
                    op.replaceView("named", text(BEFORE), text(AFTER));
                }

                @Override
                public void downgrade(Operations op) {
                    op.replaceView("named", text(AFTER), text(BEFORE));
                    op.dropView("named");
                }
            }
            """;

    @Test
    @Tag("slow")
    void aDifferenceInTheDatabaseIsFound() {
        project.entities(entity(""));
        project.migrate("people");
        project.sql("alter table person alter column name type varchar(50)");
        assertThat(project.run("check")).satisfies(check -> {
            assertThat(check.code()).isNotZero();
            assertThat(check.out() + check.err()).contains("person.name").contains("50");
        });
        project.sql("alter table person alter column name type varchar(40)");
        project.sql("create index ix_added on person (lower(name))");
        assertThat(project.run("drift"))
                .satisfies(drift -> assertThat(drift.out() + drift.err()).contains("ix_added"));
    }

    /** The server generates names for unnamed constraints; names that users choose differ from the generated names. */
    @Test
    void driftReportsAConstraintThatWasNamedByHand() {
        project.write(
                "revisions/Rev_a1a1.java",
                """
                package db.revisions;

                import dev.limbeck.*;

                @Revision(id = "a1a1", downRevision = {}, created = "2026-01-01T00:00:00Z", message = "x")
                public final class Rev_a1a1 extends Migration {
                    @Override
                    public void upgrade(Operations op) {
                        op.execute("create table t (id bigint primary key, a int unique check (a > 0))");
                    }

                    @Override
                    public void downgrade(Operations op) {
                        op.dropTable("t");
                    }
                }
                """);
        project.output("upgrade", "head");
        assertThat(project.run("drift").code()).isZero();
        project.sql("alter table t rename constraint t_a_check to positive");
        project.sql("alter table t rename constraint t_pkey to chosen");
        assertThat(project.run("drift")).satisfies(drift -> assertThat(drift.out() + drift.err())
                .contains(
                        "changed check (a > 0) of t: without a name -> named positive",
                        "changed primary key (id) of t: without a name -> named chosen"));
    }

    @Test
    @Tag("slow")
    void aFailedUpgradeLeavesNothing() {
        project.entities(entity("Integer age;"));
        project.migrate("people");
        project.entities(entity("@Column(nullable = false) Integer age; String added;"));
        project.output("revision", "--autogenerate", "-m", "age", "--no-backfill", "person.age");
        project.sql("insert into person (id, name, age) values (1, 'Ada', null)");
        assertThat(project.run("upgrade", "head").code()).isNotZero();
        assertThat(project.ask("select count(*) from pg_attribute where attrelid = 'person'::regclass and attname ="
                        + " 'added'"))
                .isEqualTo("0");
    }

    @Test
    @Tag("slow")
    void theHistoryIsVerifiedAndScratchDatabasesAreDropped() {
        String before = scratchDatabases(); // these are the databases of other tests in this process
        project.entities(entity("String nick;"));
        project.migrate("people");
        project.output("verify");
        project.output("history");
        project.output("current");
        project.output("doctor");
        project.output("schema");
        assertThat(project.output("upgrade", "base:head", "--sql")).contains("CREATE TABLE");
        assertThat(scratchDatabases()).isEqualTo(before);
    }

    private String scratchDatabases() {
        return project.ask("select count(*) from pg_database where datname like 'limbeck_scratch_%' and"
                + " shobj_description(oid, 'pg_database') like '%process "
                + ProcessHandle.current().pid()
                + " %'");
    }
}
