package dev.limbeck.postgresql.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
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

    @Test
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

    @Test
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
    void theHistoryIsVerifiedAndScratchDatabasesAreDropped() {
        project.entities(entity("String nick;"));
        project.migrate("people");
        project.output("verify");
        project.output("history");
        project.output("current");
        project.output("doctor");
        project.output("schema");
        assertThat(project.output("upgrade", "base:head", "--sql")).contains("CREATE TABLE");
        assertThat(project.ask("select count(*) from pg_database where datname like 'limbeck_scratch_%' and"
                        + " shobj_description(oid, 'pg_database') like '%process "
                        + ProcessHandle.current().pid()
                        + " %'"))
                .isEqualTo("0");
    }
}
