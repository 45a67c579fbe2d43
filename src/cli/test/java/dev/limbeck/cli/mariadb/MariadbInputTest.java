package dev.limbeck.cli.mariadb;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.ServerProxy;
import dev.limbeck.cli.server.ServerProject;
import dev.limbeck.cli.server.ServerProject.Outcome;
import dev.limbeck.mariadb.MariadbServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that each mistake changes nothing and results in a single message that explains what to do. */
class MariadbInputTest {
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

    private ServerProject project;
    private int port;
    private String database;

    @BeforeEach
    void createProject() {
        project = new ServerProject(folder, MariadbServer.createDatabase());
        project.write("revisions/Rev_11aa_first.java", REVISION);
        URI address = URI.create(project.url().substring("jdbc:".length()));
        port = address.getPort();
        database = address.getPath().substring(1);
    }

    private String url(String parameters) {
        return "jdbc:mariadb://127.0.0.1:" + port + "/" + database + "?" + parameters;
    }

    private void createUser(String name, String rights) {
        project.sql("create or replace user " + name + " identified by '" + SECRET + "'");
        project.sql("grant " + rights + " on " + database + ".* to " + name);
    }

    private void assertRefused(String url, String... texts) {
        assertCommandRefused("upgrade", url, texts);
    }

    private void assertCommandRefused(String command, String url, String... texts) {
        project.write("limbeck.toml", ServerProject.settings(url));
        Outcome outcome = command.equals("upgrade") ? project.run(command, "head") : project.run(command);
        assertThat(outcome.code()).as(outcome.toString()).isNotZero();
        assertThat(outcome.err()).contains(texts);
        assertThat(outcome.out() + outcome.err()).doesNotContain(SECRET).doesNotContain("\tat ");
        assertThat(project.ask("select count(*) from information_schema.tables where table_schema = database()"))
                .isEqualTo("0");
    }

    @Test
    void aServerThatIsDown() {
        assertRefused(
                "jdbc:mariadb://127.0.0.1:1/shop?user=me&password=" + SECRET,
                "Start the server, or correct the host and the port in database.url.");
    }

    @Test
    void aDatabaseThatDoesNotExist() {
        assertRefused(
                url("user=root&sslMode=disable").replace(database, "missing"),
                "Unknown database 'missing'",
                "Create the database with CREATE DATABASE");
    }

    @Test
    void aUrlWithoutADatabase() {
        assertRefused(
                url("user=root&sslMode=disable").replace(database, ""),
                "Add the name of the database to database.url.");
    }

    @Test
    void aPasswordThatIsWrong() {
        createUser("limbeck_secret", "all privileges");
        assertRefused(
                url("user=limbeck_secret&sslMode=disable&password=wrong" + SECRET),
                "Access denied for user 'limbeck_secret'",
                "LIMBECK_DATABASE_PASSWORD");
    }

    /** The password from the settings is also used for the scratch databases. */
    @Test
    void aPasswordIsUsedAndNotPrinted() {
        createUser("limbeck_known", "all privileges");
        project.sql("grant all privileges on `limbeck\\_scratch\\_%`.* to limbeck_known");
        project.write(
                "limbeck.toml",
                ServerProject.settings(url("user=limbeck_known&sslMode=disable"))
                        .replace("\n\n[model]", "\npassword = \"" + SECRET + "\"\n\n[model]"));
        assertThat(project.run("upgrade", "head").toString()).contains("code=0").doesNotContain(SECRET);
        Outcome verified = project.run("verify", "-v", "--no-model");
        assertThat(verified.code()).as(verified.toString()).isZero();
        assertThat(verified.out() + verified.err())
                .contains("Proving upgrade again: 1 revision")
                .doesNotContain(SECRET);
        assertThat(project.run("drift").toString())
                .contains("code=0", "No drift")
                .doesNotContain(SECRET);
    }

    /** The driver hides the password in a connection's URL. */
    @Test
    void aPasswordInTheUrlIsUsedForScratchDatabases() {
        createUser("limbeck_in_url", "all privileges");
        project.sql("grant all privileges on `limbeck\\_scratch\\_%`.* to limbeck_in_url");
        project.write(
                "limbeck.toml", ServerProject.settings(url("user=limbeck_in_url&sslMode=disable&password=" + SECRET)));
        assertThat(project.run("upgrade", "head").toString()).contains("code=0").doesNotContain(SECRET);
        assertThat(project.run("drift").toString())
                .contains("code=0", "No drift")
                .doesNotContain(SECRET);
    }

    @Test
    void aUserWithoutRights() {
        createUser("limbeck_reader", "select");
        assertRefused(
                url("user=limbeck_reader&sslMode=disable&password=" + SECRET),
                "CREATE command denied to user 'limbeck_reader'",
                "Grant the permission to the user");
    }

    /** The revision's empty journal remains, but does not affect later runs. */
    @Test
    void aUserWhoMayNotDropTablesCanUpgrade() {
        createUser("limbeck_adder", "select, insert, update, delete, create");
        project.write(
                "limbeck.toml", ServerProject.settings(url("user=limbeck_adder&sslMode=disable&password=" + SECRET)));
        project.write(
                "revisions/Rev_22bb_second.java",
                REVISION.replace("11aa_first", "22bb_second")
                        .replace("id = \"11aa\", downRevision = {}", "id = \"22bb\", downRevision = \"11aa\"")
                        .replaceFirst("(?s)op.createTable.*?;", "op.addColumn(\"item\", column(\"n\", integer()));")
                        .replaceFirst("op.dropTable.*?;", "op.dropColumn(\"item\", \"n\");"));
        Outcome refused = project.run("upgrade", "head");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("ALTER command denied", "Grant the permission to the user");
        project.sql("grant alter on " + database + ".* to limbeck_adder");
        assertThat(project.run("upgrade", "head").toString()).contains("code=0", "The database is at 22bb");
        assertThat(project.run("current").toString()).contains("22bb", "code=0");
        assertThat(project.run("downgrade", "11aa").toString()).contains("code=0");
    }

    @Test
    void aUserWhoMayNotCreateAScratchDatabase() {
        createUser("limbeck_plain", "all privileges");
        assertCommandRefused(
                "verify",
                url("user=limbeck_plain&sslMode=disable&password=" + SECRET),
                "Access denied for user 'limbeck_plain'",
                "limbeck\\_scratch\\_%",
                "database.scratch_url");
    }

    @Test
    void aServerWithoutTls() {
        assertCommandRefused(
                "current",
                url("user=root&sslMode=trust"),
                "The server does not support TLS: add sslMode=disable to database.url");
    }

    @Test
    void aServerThatIsTooOld() throws IOException {
        try (ServerProxy old = DisguisedServer.old(port)) {
            assertCommandRefused(
                    "current",
                    "jdbc:mariadb://127.0.0.1:" + old.port() + "/" + database + "?user=root&sslMode=disable",
                    "The server is MariaDB 10.05, but Limbeck supports MariaDB 10.11 and newer.".replace("05", "5"));
        }
    }

    @Test
    void aNameThatIsTooLong() {
        String name = "n".repeat(65);
        project.write("revisions/Rev_11aa_first.java", REVISION.replace("\"item\"", "\"" + name + "\""));
        assertRefused(project.url(), name, "has 65 characters; MariaDB accepts 1 to 64.");
    }

    /** If a later step of the revision is rejected, the schema is not changed. */
    @Test
    void aNameThatIsTooLongInALaterStep() {
        project.write(
                "revisions/Rev_11aa_first.java",
                REVISION.replace(
                        "primaryKey(\"id\"));",
                        "primaryKey(\"id\"));\n        op.createIndex(\"" + "i".repeat(65) + "\", \"item\", \"id\");"));
        assertRefused(project.url(), "has 65 characters; MariaDB accepts 1 to 64.");
    }

    @Test
    void aServerThatCannotBeWritten() {
        createUser("limbeck_writer", "all privileges");
        project.sql("set global read_only = 1");
        try {
            assertRefused(
                    url("user=limbeck_writer&sslMode=disable&password=" + SECRET),
                    "read-only",
                    "use the URL of the primary server");
        } finally {
            project.sql("set global read_only = 0");
        }
    }

    /** When an SQL statement changes a table, the server does not check the views that use the table. */
    @Test
    void verifyFindsAViewThatARevisionLeavesBehind() {
        project.write(
                "revisions/Rev_22bb_view.java",
                next(
                        "22bb",
                        "11aa",
                        "op.createView(\"v\", text(\"create view v as select id from item\"));",
                        "op.dropView(\"v\");"));
        Outcome whole = project.run("verify", "--no-model");
        assertThat(whole.code()).as(whole.toString()).isZero();
        project.write(
                "revisions/Rev_33cc_drop.java",
                next(
                        "33cc",
                        "22bb",
                        "op.execute(\"alter table item add n int, drop column id\");",
                        "op.execute(\"alter table item add id bigint not null primary key, drop column n\");"));
        Outcome broken = project.run("verify", "--no-model");
        assertThat(broken.code()).isEqualTo(1);
        assertThat(broken.out()).contains("failed").contains("revision 33cc (next): It leaves the view v unreadable");
    }

    private static String next(String id, String before, String up, String down) {
        return REVISION.replace("Rev_11aa_first", id.equals("22bb") ? "Rev_22bb_view" : "Rev_33cc_drop")
                .replace("\"11aa\"", "\"" + id + "\"")
                .replace("downRevision = {}", "downRevision = \"" + before + "\"")
                .replace("\"first\"", "\"next\"")
                .replace("op.createTable(\"item\", column(\"id\", bigint()).nullable(false), primaryKey(\"id\"));", up)
                .replace("op.dropTable(\"item\");", down);
    }
}
