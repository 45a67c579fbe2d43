package dev.limbeck.cli.mariadb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.server.ServerProject;
import dev.limbeck.cli.server.ServerProject.Outcome;
import dev.limbeck.mariadb.MariadbServer;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests a server that has a database for each tenant; a query returns the names of the databases. */
class DatabaseTenantsTest {
    private static final String REVISION =
            """
            -- id: 11aa
            -- down revision: base
            -- created: 2026-01-01T00:00:00Z
            -- message: notes

            -- upgrade
            create table note (id integer primary key, text varchar(200) not null);
            insert into note values (1, 'once');

            -- downgrade
            drop table note;
            """;

    @TempDir
    Path folder;

    private static String name(String url) {
        return URI.create(url.substring("jdbc:".length())).getPath().substring(1);
    }

    @Test
    void eachDatabaseOfTheQueryIsUpgraded() {
        ServerProject project = new ServerProject(folder, MariadbServer.createDatabase());
        List<String> tenants = List.of(name(MariadbServer.createDatabase()), name(MariadbServer.createDatabase()));
        project.sql("create table tenant (name varchar(64))");
        tenants.forEach(tenant -> project.sql("insert into tenant values ('" + tenant + "')"));
        project.sql("insert into tenant values ('no_such_database')");
        project.write("revisions/Rev_11aa_notes.sql", REVISION);
        project.write(
                "limbeck.toml",
                ServerProject.settings(project.url()) + "\n[fleet]\ndatabases = [\"select name from tenant\"]\n");

        Outcome outcome = project.run("upgrade", "head", "--on-failure", "continue");
        assertThat(outcome.code()).isEqualTo(1);
        assertThat(outcome.out() + outcome.err())
                .contains("2 databases at 11aa: changed", "no_such_database", "Unknown database");

        project.sql("delete from tenant where name = 'no_such_database'");
        assertThat(project.output("upgrade", "head")).contains("2 databases at 11aa");
        assertThat(project.output("drift")).contains("2 databases at 11aa");
        for (String tenant : tenants) {
            assertThat(project.ask("select count(*) from " + tenant + ".note")).isEqualTo("1");
        }
        assertThat(project.output("downgrade", "base", "--yes")).contains("2 databases at base: changed");
    }

    @Test
    void aScriptNeedsOneScratchDatabase() {
        ServerProject project = new ServerProject(folder, MariadbServer.createDatabase());
        String one = name(MariadbServer.createDatabase());
        String two = name(MariadbServer.createDatabase());
        String three = name(MariadbServer.createDatabase());
        project.write("revisions/Rev_11aa_notes.sql", REVISION);
        project.write(
                "limbeck.toml",
                ServerProject.settings(project.url()) + "\n[fleet]\ndatabases = [\"select '" + one
                        + "' union all select '" + two + "' union all select '" + three + "'\"]\n");
        assertThat(project.run("upgrade", "head", "--sql")).satisfies(outcome -> {
            assertThat(outcome.out()).contains("create table note");
            assertThat(outcome.err()).containsOnlyOnce("Created the scratch database");
        });
        project.output("upgrade", "head");
        project.sql("create view " + one + ".seen as select id from " + one + ".note");
        project.sql("create view " + two + ".seen as select id from " + two + ".note");
        assertThat(project.run("downgrade", "base", "--sql")).satisfies(outcome -> {
            assertThat(outcome.out()).contains("drop table note");
            assertThat(outcome.err().split("Created the scratch database", -1)).hasSize(3);
        });
    }

    /** The server omits a column's collation if it is the same as the database's collation. */
    @Test
    void databasesMayHaveDifferentCollations() {
        ServerProject project = new ServerProject(folder, MariadbServer.createDatabase());
        List<String> tenants = List.of(
                name(MariadbServer.createDatabase()),
                name(MariadbServer.createDatabase()),
                name(MariadbServer.createDatabase()));
        project.sql("alter database " + tenants.get(1) + " collate utf8mb4_czech_ci");
        project.sql("alter database " + tenants.get(2) + " character set latin1");
        project.entities(
                """
                import jakarta.persistence.*;

                @Entity
                public class Note {
                    @Id Long id;
                    @Column(length = 40) String text;
                    @Column(columnDefinition = "varchar(40) collate utf8mb4_czech_ci") String czech;
                    @Column(columnDefinition = "varchar(40) character set latin1") String latin;
                    @Enumerated(EnumType.STRING) Mood mood;
                    enum Mood { SAD, OK }
                }
                """);
        project.output("revision", "--autogenerate", "-m", "notes");
        project.write(
                "limbeck.toml",
                ServerProject.settings(project.url()) + "\n[fleet]\ndatabases = [\"select '" + tenants.get(0)
                        + "' union all select '" + tenants.get(1) + "' union all select '" + tenants.get(2)
                        + "'\"]\n");
        project.output("upgrade", "head");
        for (String command : List.of("drift", "check")) {
            Outcome all = project.run(command);
            assertThat(all.code()).as(all.toString()).isZero();
        }
        project.sql("alter table " + tenants.get(1) + ".Note modify czech varchar(40) collate utf8mb4_general_ci");
        for (String command : List.of("drift", "check")) {
            assertThat(project.run(command).toString()).contains("2 databases at ", "1 database at ", "czech");
        }
    }

    /** The server's message contains a number that differs from connection to connection. */
    @Test
    void theSameFailureOfSeveralDatabasesIsListedOnce() {
        ServerProject project = new ServerProject(folder, MariadbServer.createDatabase());
        List<String> tenants = List.of(name(MariadbServer.createDatabase()), name(MariadbServer.createDatabase()));
        project.write("revisions/Rev_11aa_notes.sql", REVISION);
        project.write(
                "limbeck.toml",
                ServerProject.settings(project.url()) + "\n[fleet]\ndatabases = [\"select '" + tenants.get(0)
                        + "' union all select '" + tenants.get(1) + "'\"]\n");
        tenants.forEach(tenant -> project.sql("create table " + tenant + ".note (x int)"));
        assertThat(project.run("upgrade", "head", "--on-failure", "continue").out())
                .contains("2 databases: failed: ", "Table 'note' already exists", String.join(", ", tenants));
    }

    /** The second step fails on one database until someone has removed the conflicting table. */
    @Test
    void anInterruptedRevisionIsContinuedByTheSameCommand() {
        ServerProject project = new ServerProject(folder, MariadbServer.createDatabase());
        String stopped = name(MariadbServer.createDatabase());
        String other = name(MariadbServer.createDatabase());
        project.write(
                "revisions/Rev_11aa_notes.sql",
                REVISION.replace("-- upgrade\n", "-- upgrade\ncreate table topic (id integer primary key);\n")
                        .replace("drop table note;", "drop table note;\ndrop table topic;"));
        project.write(
                "limbeck.toml",
                ServerProject.settings(project.url()) + "\n[fleet]\ndatabases = [\"select '" + stopped
                        + "' union all select '" + other + "'\"]\n");
        project.sql("create table " + stopped + ".note (x int)");

        Outcome first = project.run("upgrade", "head", "--on-failure", "continue");
        assertThat(first.out())
                .contains("1 database at 11aa: changed", "1 of 3 steps are finished")
                .containsPattern("run `limbeck resume --url \"jdbc:mariadb://[^\"]*/" + stopped + "[?\"]");
        Outcome current = project.run("current");
        assertThat(current.out()).contains("in the middle of the upgrade to 11aa", stopped);
        assertThat(project.output("upgrade", "head", "--plan", "--databases", "select '" + stopped + "'"))
                .contains("step by step: continues at step 2 of 3", "finished: run create table topic")
                .containsOnlyOnce("create table topic")
                .contains("create table note");
        assertThat(project.run("downgrade", "base", "--yes", "--databases", "select '" + stopped + "'")
                        .toString())
                .contains("in the middle of the upgrade to 11aa");

        project.sql("drop table " + stopped + ".note");
        assertThat(project.output("upgrade", "head"))
                .contains("1 database at 11aa: changed", "1 database at 11aa: unchanged");
        for (String tenant : List.of(stopped, other)) {
            assertThat(project.ask("select count(*) from " + tenant + ".note")).isEqualTo("1");
            assertThat(project.ask("select count(*) from " + tenant + ".topic")).isEqualTo("0");
        }
    }
}
