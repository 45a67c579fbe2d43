package dev.limbeck.cli.mariadb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.server.ServerProject;
import dev.limbeck.mariadb.MariadbServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the commands on a MariaDB server. */
class MariadbCommandTest {
    private static final String TABLES =
            "select count(*) from information_schema.tables where table_schema = database() and table_name <>"
                    + " 'alembic_version'";

    @TempDir
    Path folder;

    private ServerProject project;

    @BeforeEach
    void createProject() {
        project = new ServerProject(folder, MariadbServer.createDatabase());
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
        project.sql("insert into Person (id, name, mood, active) values (1, 'Ada', 'OK', b'1')");
        project.entities(entity("@Enumerated(EnumType.STRING) @Column(length = 9) Mood mood; @Column(unique = true)"
                + " String email; List<String> tags; @Column(columnDefinition = \"json\") String extra;"
                + " @org.hibernate.annotations.ColumnDefault(\"0\") int visits; UUID code; byte[] photo;"
                + " @Lob String biography; java.time.Instant seen; java.math.BigDecimal credit;"));
        String second = project.migrate("email");
        assertThat(second).contains("dropColumn(\"active\")");
        assertThat(project.ask("select concat(name, visits) from Person")).isEqualTo("Ada0");
        project.output("downgrade", "base");
        assertThat(project.ask(TABLES)).isEqualTo("0");
        project.output("upgrade", "head");
        assertThat(project.run("check").code()).isZero();
    }

    /** The server stores a rewritten form of a view. */
    @Test
    @Tag("slow")
    void viewsOfTheEntitiesAreChanged() {
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
                "select id, name as title from Person where age between 18 and 99 and name in ('Ada', 'Eve')"));
        project.migrate("people");
        project.entities(view.formatted("select id, upper(name) as title from Person where age >= 18"));
        assertThat(project.migrate("adults")).contains("ucase(");
        project.sql("insert into Person (id, name, age) values (1, 'Ada', 40)");
        assertThat(project.ask("select title from Adult")).isEqualTo("ADA");
        project.output("downgrade", "base");
        project.output("upgrade", "head");
    }

    /** No entity describes the view, so it exists only in the database. */
    @Test
    void theProofFindsAViewThatWouldNoLongerWork() {
        project.entities(entity("int age;"));
        project.migrate("people");
        project.sql("create view ages as select age from Person");
        project.entities(entity(""));
        ServerProject.Outcome refused = project.run("revision", "--autogenerate", "-m", "without age");
        assertThat(refused.code()).as(refused.toString()).isNotZero();
        assertThat(refused.out() + refused.err()).contains("the view ages would no longer work");
        assertThat(project.ask("select count(*) from information_schema.columns where table_schema = database()"
                        + " and column_name = 'age' and table_name = 'Person'"))
                .isEqualTo("1");
    }

    @Test
    void aDifferenceInTheDatabaseIsFound() {
        project.entities(entity(""));
        project.migrate("people");
        project.sql("alter table Person modify name varchar(50) not null");
        assertThat(project.run("check")).satisfies(check -> {
            assertThat(check.code()).isNotZero();
            assertThat(check.out() + check.err()).contains("Person.name").contains("50");
        });
        project.sql("alter table Person modify name varchar(40) not null");
        project.sql("create index ix_added on Person (name)");
        assertThat(project.run("drift"))
                .satisfies(drift -> assertThat(drift.out() + drift.err()).contains("ix_added"));
    }

    /** Some of the rows are copied into a temporary table, without locking them. */
    @Test
    void thePlanOfACopyContainsAnEstimatedTime() throws SQLException {
        project.sql("create table wide as select seq as id, seq as n, repeat('x', 200) as filler from seq_1_to_20000");
        project.sql("alter table wide add primary key (id)");
        project.sql("create table small (id int primary key, n int)");
        project.write(
                "revisions/Rev_11aa_step.java",
                """
                package db.revisions;

                import dev.limbeck.Migration;
                import dev.limbeck.Operations;
                import dev.limbeck.Revision;

                @Revision(id = "11aa", downRevision = {}, created = "2026-11-23T07:45:12Z", message = "step")
                public final class Rev_11aa_step extends Migration {
                    @Override
                    public void upgrade(Operations op) {
                        op.alterColumn("wide", "n", column -> column.type(decimal(30, 2)));
                        op.alterColumn("small", "n", column -> column.type(decimal(30, 2)));
                    }

                    @Override
                    public void downgrade(Operations op) {}
                }
                """);
        try (Connection other = DriverManager.getConnection(project.url());
                Statement statement = other.createStatement()) {
            other.setAutoCommit(false);
            statement.execute("update wide set filler = 'y' where id < 10");
            String plan = project.output("upgrade", "head", "--plan");
            assertThat(plan)
                    .containsPattern("rows: 20,000\n    time: about \\d+ seconds?, estimated from the rate")
                    .contains("hazard rewrite");
            assertThat(plan.split("time: about", -1)).hasSize(2);
        }
        assertThat(project.output("upgrade", "head", "--plan", "--format", "json"))
                .containsPattern("\"estimatedSeconds\":[0-9.]+");
    }

    /** Rows that prevent the change are found before the first step, so nothing is changed. */
    @Test
    void anUpgradeThatRowsPreventLeavesNothing() {
        project.entities(entity("Integer age;"));
        project.migrate("people");
        project.entities(entity("@Column(nullable = false) Integer age; String added;"));
        project.output("revision", "--autogenerate", "-m", "age", "--no-backfill", "Person.age");
        project.sql("insert into Person (id, name, age) values (1, 'Ada', null)");
        assertThat(project.run("upgrade", "head").code()).isNotZero();
        assertThat(project.ask("select count(*) from information_schema.columns where table_schema = database() and"
                        + " column_name = 'added'"))
                .isEqualTo("0");
        assertThat(project.run("current").code()).isZero();
        project.sql("update Person set age = 1");
        project.output("upgrade", "head");
    }

    @Test
    void theHistoryIsVerifiedAndScratchDatabasesAreDropped() {
        String before = scratchDatabases();
        project.entities(entity("String nick;"));
        project.migrate("people");
        project.output("verify");
        project.output("history");
        assertThat(project.output("current")).contains("(head)");
        project.output("doctor");
        project.output("schema");
        assertThat(project.output("upgrade", "base:head", "--sql")).contains("CREATE TABLE `Person`");
        assertThat(scratchDatabases()).isEqualTo(before);
    }

    private String scratchDatabases() {
        return project.ask("select count(*) from information_schema.schemata where schema_name like"
                + " 'limbeck\\\\_scratch\\\\_%' and schema_comment like '%process "
                + ProcessHandle.current().pid() + ",%'");
    }

    @Test
    void doctorExaminesOnlyTheServerOfTheDatabase() {
        assertThat(project.output("doctor", "--database-scratch-url", project.url()))
                .contains("No scratch database was left behind on the server of the database. The server of"
                        + " database.scratch_url was not examined");
    }

    /** The comment is that of a scratch database; the lock of its process is free. */
    @Test
    void doctorReportsAScratchDatabaseThatWasLeftBehind() {
        String drop = "drop database limbeck_scratch_00000000000000d0";
        String create = "create database limbeck_scratch_00000000000000d0 comment 'Scratch database of Limbeck: token"
                + " 00000000000000d0, host build-7, process 1234, started 2026-11-30T10:00:00Z, server db-1:3306"
                + " 0123abcd'";
        project.sql(create);
        try {
            assertThat(project.output("doctor"))
                    .contains("Only the server to which their processes were connected knows whether these scratch"
                            + " databases are still in use: limbeck_scratch_00000000000000d0 (created by process 1234"
                            + " on build-7, connected to db-1:3306, at 2026-11-30T10:00:00Z).")
                    .contains("run: DROP DATABASE limbeck_scratch_00000000000000d0;");
        } finally {
            project.sql(drop);
        }
    }

    @Test
    void thePlanShowsHowTheServerChangesTheTable() {
        project.entities(entity("Integer age;"));
        project.migrate("people");
        project.sql("insert into Person (id, name, age) values (1, 'Ada', 5)");
        project.entities(entity("Long age; String added;"));
        project.output("revision", "--autogenerate", "-m", "age");
        assertThat(project.output("upgrade", "head", "--plan"))
                .contains("ADD COLUMN `added` varchar(255) NULL", "ALGORITHM=INSTANT, LOCK=NONE")
                .contains("ALGORITHM=COPY, LOCK=SHARED", "no one can write to the table while all rows are copied");
        assertThat(project.ask("select data_type from information_schema.columns where table_schema = database() and"
                        + " column_name = 'age'"))
                .isEqualTo("int");
    }
}
