package dev.limbeck.cli.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.server.ServerProject.Outcome;
import dev.limbeck.dialect.OperationPlan.Need;
import dev.limbeck.dialect.Transaction;
import dev.limbeck.postgresql.session.DatabaseUrl;
import dev.limbeck.postgresql.session.PostgresqlSessions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that each mistake results in a single message that tells the user what to do, and changes nothing. */
class BadInputTest {
    private static final String SECRET = "Pa55-phrase";

    private static final String REVISION =
            """
            package db.revisions;

            import dev.limbeck.Migration;
            import dev.limbeck.Operations;
            import dev.limbeck.Revision;

            @Revision(id = "11aa", downRevision = {}, created = "2026-11-23T07:45:12Z", message = "first")
            public final class Rev_11aa_first extends Migration {
                @Override
                public void upgrade(Operations op) {
                    op.createTable("item", column("id", bigint()).nullable(false), primaryKey("id"));
                }

                @Override
                public void downgrade(Operations op) {
                    op.dropTable("item");
                }
            }
            """;

    @TempDir
    Path folder;

    private PostgresqlProject project;
    private DatabaseUrl url;

    @BeforeEach
    void createProject() {
        project = new PostgresqlProject(folder).write("revisions/Rev_11aa_first.java", REVISION);
        url = DatabaseUrl.parse(project.url());
    }

    private String withoutUser() {
        return url.server() + url.database();
    }

    private Outcome upgrade(String settings) {
        project.write("limbeck.toml", settings);
        Outcome outcome = project.run("upgrade", "head");
        assertThat(outcome.out() + outcome.err()).doesNotContain(SECRET).doesNotContain("\tat ");
        return outcome;
    }

    private static String settings(String jdbcUrl, String more) {
        return PostgresqlProject.settings(jdbcUrl).replace("\n\n[model]", "\n" + more + "\n\n[model]");
    }

    private void assertRefused(String settings, String... texts) {
        Outcome outcome = upgrade(settings);
        assertThat(outcome.code()).as(outcome.toString()).isNotZero();
        assertThat(outcome.err()).contains(texts);
        assertThat(project.ask("select coalesce(to_regclass('item')::text, 'none')"))
                .isEqualTo("none");
    }

    @Test
    void aServerThatIsDown() {
        assertRefused(
                PostgresqlProject.settings("jdbc:postgresql://localhost:1/shop?user=me&password=" + SECRET),
                "localhost:1 refused",
                "Start the server, or correct the host and the port in database.url.");
    }

    @Test
    void aDatabaseThatDoesNotExist() {
        assertRefused(
                PostgresqlProject.settings(url.withDatabase("missing").toString()),
                "database \"missing\" does not exist",
                "Create the database");
    }

    /** Creates a user with a password; the server requires a password only from this user. */
    private void createUserWithPassword() {
        project.sql("do $$ begin create role limbeck_secret login superuser password '" + SECRET + "'; exception when"
                + " duplicate_object then null; end $$");
        String rules = project.ask("select pg_read_file('pg_hba.conf')");
        if (!rules.contains("limbeck_secret")) {
            project.sql("copy (select regexp_split_to_table('host all limbeck_secret all scram-sha-256' || E'\\n' || '"
                    + rules.replace("'", "''") + "', E'\\n')) to '" + project.ask("show hba_file") + "'");
            project.ask("select pg_reload_conf()");
        }
    }

    @Test
    void aPasswordThatIsMissingOrWrong() {
        createUserWithPassword();
        assertRefused(
                settings(withoutUser(), "username = \"limbeck_secret\""),
                "no password was provided",
                "database.password");
        assertRefused(
                settings(withoutUser(), "username = \"limbeck_secret\"\npassword = \"wrong" + SECRET + "\""),
                "password authentication failed",
                "pg_hba.conf");
    }

    /** The password from the settings is also used for the scratch databases. */
    @Test
    void aPasswordIsUsedAndNotPrinted() {
        createUserWithPassword();
        Outcome outcome =
                upgrade(settings(withoutUser(), "username = \"limbeck_secret\"\npassword = \"" + SECRET + "\""));
        assertThat(outcome.code()).as(outcome.toString()).isZero();
        Outcome verified = project.run("verify", "-v");
        assertThat(verified.out() + verified.err())
                .contains("Proving upgrade again: 1 revision")
                .doesNotContain(SECRET);
    }

    /** The driver reads the password from psql's password file; the scratch databases need the same password. */
    @Test
    void aPasswordInPgpassIsUsedAndNotPrinted() throws IOException {
        createUserWithPassword();
        Path file = Files.writeString(folder.resolve("pgpass"), "*:*:*:limbeck_secret:" + SECRET + "\n");
        System.setProperty("org.postgresql.pgpassfile", file.toString());
        try {
            Outcome outcome = upgrade(settings(withoutUser(), "username = \"limbeck_secret\""));
            assertThat(outcome.code()).as(outcome.toString()).isZero();
            Outcome verified = project.run("verify", "-v", "--no-model");
            assertThat(verified.code()).as(verified.toString()).isZero();
            assertThat(verified.out() + verified.err()).doesNotContain(SECRET);
        } finally {
            System.clearProperty("org.postgresql.pgpassfile");
        }
    }

    @Test
    void aUserWithoutRights() {
        project.sql("do $$ begin create role limbeck_limited login; exception when duplicate_object then null; end $$");
        assertRefused(
                PostgresqlProject.settings(withoutUser() + "?user=limbeck_limited"),
                "permission denied for schema public",
                "Grant the permission to the user");
        assertThat(project.run("verify").err())
                .contains(
                        "permission denied to create database",
                        "Permit it with ALTER ROLE limbeck_limited CREATEDB, or set database.scratch_url");
    }

    /** The revision runs step by step; its first step would succeed, but its second step would not. */
    @Test
    @Tag("slow")
    void aUserWhoDoesNotOwnOneTable() {
        project.sql("do $$ begin create role limbeck_partial login; exception when duplicate_object then null; end $$");
        project.sql("create table mine (id int primary key); alter table mine owner to limbeck_partial;"
                + " create table other (id int primary key); grant all on schema public to limbeck_partial;"
                + " grant select, insert on other to limbeck_partial");
        for (String step : new String[] {
            "op.createIndex(\"other_id\", \"other\", \"id\");",
            "op.renameTable(\"other\", \"another\");",
            "op.createForeignKey(\"mine\", foreignKey(\"fk\", \"id\").references(\"other\", \"id\"));"
        }) {
            project.write(
                    "revisions/Rev_11aa_first.java",
                    REVISION.replace(
                            "op.createTable(",
                            "op.createIndex(\"mine_id\", \"mine\", \"id\");\n        " + step
                                    + "\n        op.createTable("));
            for (String online : new String[] {"always", "never"}) {
                assertRefused(
                        PostgresqlProject.settings(withoutUser() + "?user=limbeck_partial") + "\n[upgrade]\nonline = \""
                                + online + "\"\n",
                        "Revision 11aa was not applied; the database is as it was before.",
                        "table other");
                assertThat(project.ask("select coalesce(to_regclass('mine_id')::text, 'none')"))
                        .isEqualTo("none");
            }
        }
        project.sql("grant references on other to limbeck_partial");
        project.output("upgrade", "head", "--upgrade-online=always");
    }

    /** The files of the extension were removed after it had been created, so it cannot be created in a new database. */
    @Test
    void anExtensionThatTheScratchServerDoesNotHave() throws IOException {
        Path files = Path.of(project.ask("select setting from pg_config where name = 'SHAREDIR'"), "extension");
        Assumptions.assumeTrue(Files.isWritable(files), "the extensions of the server cannot be changed");
        Path control = Files.writeString(files.resolve("limbeck_missing.control"), "default_version = '1.0'\n");
        Path script = Files.writeString(
                files.resolve("limbeck_missing--1.0.sql"), "create domain amount as numeric(10, 2);\n");
        try {
            project.sql("create extension limbeck_missing");
        } finally {
            Files.delete(control);
            Files.delete(script);
        }
        project.entities(
                """
                import jakarta.persistence.*;

                @Entity
                public class Price {
                    @Id Long id;
                    @Column(columnDefinition = "amount") java.math.BigDecimal price;
                }
                """);
        project.output("upgrade", "head");
        for (String[] command : new String[][] {{"check"}, {"revision", "--autogenerate", "-m", "prices"}}) {
            Outcome outcome = project.run(command);
            assertThat(outcome.code()).as(outcome.toString()).isEqualTo(1);
            assertThat(outcome.err())
                    .contains(
                            "The scratch database lacks extensions of the database: limbeck_missing",
                            "Install them on the server of the scratch database, or set database.scratch_url");
        }
        assertThat(project.ask("select count(*) from pg_database where datname like 'limbeck_scratch%'"))
                .isEqualTo("0");
    }

    @Test
    void aServerThatCannotBeWritten() {
        project.sql("alter database " + url.database() + " set default_transaction_read_only = on");
        assertRefused(PostgresqlProject.settings(project.url()), "read-only transaction", "primary server");
        assertThat(project.run("current").toString()).contains("code=0").contains("base");
        assertThat(project.run("verify", "--no-model").err())
                .contains("cannot execute CREATE DATABASE in a read-only transaction", "primary server");
    }

    @Test
    void typesBetweenWhichTheServerDoesNotConvert() {
        project.write(
                "revisions/Rev_11aa_first.java",
                REVISION.replace(
                        "primaryKey(\"id\"));",
                        "primaryKey(\"id\")); op.alterColumn(\"item\", \"id\", c -> c.type(uuid()));"));
        assertRefused(
                PostgresqlProject.settings(project.url()),
                "cannot cast type bigint to uuid",
                "c -> c.type(…).using(text(\"…\"))");
    }

    @Test
    @Tag("slow")
    void anEntityWhoseTypeTheServerDoesNotConvert() {
        String entity = "import jakarta.persistence.*; @Entity public class Item { @Id Long id; %s code; }";
        project.output("upgrade", "head");
        project.sql("alter table item add column code integer");
        project.entities(entity.formatted("java.util.UUID"));
        Outcome refused = project.run("revision", "--autogenerate", "-m", "code");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err())
                .contains("cannot cast type integer to uuid. PostgreSQL has no conversion between these types.");
    }

    @Test
    void aNameThatIsTooLong() {
        String name = "n".repeat(64);
        project.write("revisions/Rev_11aa_first.java", REVISION.replace("\"item\"", "\"" + name + "\""));
        assertRefused(PostgresqlProject.settings(project.url()), name, "64 bytes", "Use a shorter name");
        String letters = "ä".repeat(32);
        project.write("revisions/Rev_11aa_first.java", REVISION.replace("\"item\"", "\"" + letters + "\""));
        assertRefused(PostgresqlProject.settings(project.url()), letters, "64 bytes", "Use a shorter name");
    }

    /** If a later step of the revision is rejected, the schema is not changed. */
    @Test
    void aNameThatIsTooLongInALaterStep() {
        project.write(
                "revisions/Rev_11aa_first.java",
                REVISION.replace(
                        "primaryKey(\"id\"));",
                        "primaryKey(\"id\"));\n        op.createIndex(\"" + "i".repeat(64) + "\", \"item\", \"id\");"));
        assertRefused(PostgresqlProject.settings(project.url()), "64 bytes", "Use a shorter name");
    }

    @Test
    void aSchemaOrRoleThatDoesNotExist() {
        assertRefused(
                settings(project.url(), "schema = \"missing\""),
                "There is no schema missing that the user may use",
                "database.schema");
        assertRefused(
                settings(project.url(), "role = \"limbeck_missing\""),
                "role \"limbeck_missing\" does not exist",
                "correct database.role");
        assertRefused(
                settings(project.url(), "init_sql = \"set wrok_mem = '" + SECRET + "'\""), "database.init_sql failed");
    }

    /** The server answers through a proxy that changes the reported version. */
    @Test
    void aVersionThatIsTooOld() throws IOException {
        try (OldServer old = OldServer.before(project.url())) {
            String settings = PostgresqlProject.settings(old.url());
            assertRefused(
                    settings, "The server is PostgreSQL 13, but Limbeck supports 14 and newer. Upgrade the server.");
            assertThat(project.run("verify", "--no-model").err()).contains("PostgreSQL 13", "Upgrade the server");
            project.write(
                    "limbeck.toml",
                    PostgresqlProject.settings(project.url())
                            .replace("scratch = \"live\"", "scratch_url = \"" + old.url() + "\""));
            assertThat(project.run("verify", "--no-model").err()).contains("PostgreSQL 13");
        }
    }

    @Test
    void aLockThatDoesNotCome() throws SQLException {
        try (Connection other = DriverManager.getConnection(project.url());
                Transaction held = new PostgresqlSessions().begin(other, Need.ANY, Duration.ofSeconds(1))) {
            held.requireOpen();
            assertRefused(settings(project.url(), "lock_timeout = 1"), "it is held by process ", "limbeck unlock");
        }
    }
}
