package dev.limbeck.cli.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.server.ServerProject;
import dev.limbeck.cli.server.ServerProject.Outcome;
import dev.limbeck.postgresql.PostgresqlInstance;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests that the names of the role, the database and the schema, and the password, can contain characters that must be
 * quoted.
 */
class HostileNamesTest {
    private static final String ROLE = "we'ird \"ro%le;--$1\\";
    private static final String DATABASE = "da'ta \"b%41;--?x=1&y#z/ä+\\";
    private static final String SCHEMA = "sch'e\"m%a; $$ ä--.public\\";
    private static final String PASSWORD = "p&w=?#%41 ''\"\\ ü:@/+$1";

    private static final String ENTITY =
            """
            import jakarta.persistence.*;

            @Entity
            @Table(name = "\\"Ta'b%s; --\\"", comment = "it's \\\\ $$ a \\"comment\\"")
            public class Person {
                @Id @GeneratedValue(strategy = GenerationType.IDENTITY) Long id;
                @Column(name = "\\"na'me $1?\\"", unique = true) String name;
                @Enumerated(EnumType.STRING) Mood mood;
                enum Mood { SAD, OK }
            }
            """;

    @TempDir
    Path folder;

    private static String quote(String name) {
        return "\"" + name.replace("\"", "\"\"") + "\"";
    }

    private static String toml(String value) {
        return "\"" + value.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    @Test
    @Tag("slow")
    void everythingWorks() throws Exception {
        try (PostgresqlInstance server = PostgresqlInstance.start()) {
            server.execute(
                    "create role " + quote(ROLE) + " login createdb password '" + PASSWORD.replace("'", "''") + "'");
            server.execute("create database " + quote(DATABASE) + " owner " + quote(ROLE));
            String encoded = URLEncoder.encode(DATABASE, StandardCharsets.UTF_8).replace("+", "%20");
            server.execute("copy (select regexp_split_to_table('local all all trust" + "\\nhost all postgres all trust"
                    + "\\nhost all all all scram-sha-256', '\\\\n')) to '"
                    + server.folder().resolve("data/pg_hba.conf") + "'");
            server.execute("select pg_reload_conf()");
            ServerProject project = new ServerProject(folder, server.url(encoded));
            project.sql("create schema " + quote(SCHEMA) + " authorization " + quote(ROLE));
            String direct = server.url(encoded).replaceFirst("\\?.*", "");
            project.write(
                    "limbeck.toml",
                    ServerProject.settings(direct)
                            .replace(
                                    "scratch = \"live\"",
                                    "scratch = \"live\"\nusername = " + toml(ROLE) + "\npassword = " + toml(PASSWORD)
                                            + "\nschema = " + toml(SCHEMA)));
            project.entities(ENTITY);
            project.output("revision", "--autogenerate", "-m", "people");
            project.output("upgrade", "head", "--upgrade-online=always");
            for (String command : List.of(
                    "check", "drift", "verify", "current", "doctor", "unlock", "upgrade head --plan", "schema")) {
                Outcome outcome = project.run(command.split(" ", -1));
                assertThat(outcome.code()).as(command + outcome).isZero();
                assertThat(outcome.out() + outcome.err()).doesNotContain(PASSWORD);
            }
            assertThat(project.ask("select count(*) from pg_class where relnamespace = to_regnamespace('"
                            + quote(SCHEMA).replace("'", "''") + "') and relkind = 'r'"))
                    .isEqualTo("2");
            project.output("downgrade", "base");
            assertThat(project.ask("select count(*) from pg_database where datname like 'limbeck_scratch%'"))
                    .isEqualTo("0");
        }
    }
}
