package dev.limbeck.maven;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.mariadb.MariadbServer;
import dev.limbeck.postgresql.PostgresqlServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs the goals in real Maven processes on database servers, with the user name and password of a server entry in
 * settings.xml. A test is skipped if its server cannot be started.
 */
final class ServersIT {
    private static final String PASSWORD = "p@ss <w&rd> %20";
    private static final String MODEL = "<execution><goals><goal>model</goal></goals></execution>";

    @TempDir
    static Path shared;

    private static MavenProcess maven;

    @TempDir
    Path folder;

    @BeforeAll
    static void prepare() throws IOException {
        maven = new MavenProcess(shared, Path.of(System.getProperty("limbeck.maven.home")));
    }

    @Test
    void postgresql() throws Exception {
        String admin = PostgresqlServer.createDatabase();
        requirePassword(admin);
        String name = text(admin, "select current_database()");
        execute(admin, "drop role if exists clerk");
        execute(admin, "create role clerk login createdb password '" + PASSWORD + "'");
        execute(admin, "alter database " + name + " owner to clerk");
        run(
                admin,
                admin.replaceFirst("\\?.*", ""),
                SampleProject.driver("org.postgresql", "postgresql", System.getProperty("postgresql.version")),
                "model-postgresql-" + text(admin, "select current_setting('server_version_num')::int / 10000"));
    }

    /** Makes the server require a password, because the embedded server trusts every user. */
    private static void requirePassword(String admin) throws SQLException, IOException {
        Path rules = Path.of(text(admin, "show hba_file"));
        Files.writeString(rules, "host all clerk all scram-sha-256\n" + Files.readString(rules));
        text(admin, "select pg_reload_conf()");
    }

    @Test
    @EnabledIfSystemProperty(named = "limbeck.long", matches = "true")
    void mariadb() throws Exception {
        String admin = MariadbServer.createDatabase();
        String name = text(admin, "select database()");
        execute(admin, "create or replace user clerk@'%' identified by '" + PASSWORD + "'");
        execute(admin, "grant all privileges on " + name + ".* to clerk@'%'");
        execute(admin, "grant all privileges on `limbeck\\_scratch\\_%`.* to clerk@'%'");
        run(
                admin,
                admin.replace("user=root&", ""),
                SampleProject.driver(
                        "org.mariadb.jdbc", "mariadb-java-client", System.getProperty("mariadb-java-client.version")),
                "model-mariadb-" + text(admin, "select substring_index(version(), '.', 2)"));
    }

    /**
     * Takes a project from an empty folder to its second revision and back.
     *
     * @param admin the database URL for connecting as an administrator
     * @param url the database URL without a user
     * @param driver the dependency on the driver, in XML
     * @param model the name of the model file
     */
    private void run(String admin, String url, String driver, String model) throws Exception {
        Path app = SampleProject.create(folder.resolve("app"), driver, MODEL);
        Files.writeString(
                folder.resolve("settings.xml"),
                "<settings><servers><server><id>stock</id><username>clerk</username><password>"
                        + PASSWORD.replace("&", "&amp;").replace("<", "&lt;")
                        + "</password></server><server><id>wrong</id><username>clerk</username>"
                        + "<password>other</password></server></servers></settings>");
        succeed(app, "limbeck:init");
        Path settings = app.resolve("limbeck.toml");
        assertThat(fail(app, "limbeck:current", "-Dlimbeck.url=" + url, "-Dlimbeck.serverId=wrong"))
                .containsIgnoringCase("clerk")
                .doesNotContain("other\"");
        Files.writeString(
                settings,
                Files.readString(settings).replaceFirst("(?m)^url = .*$", "url = \"" + url + "\"\nscratch = \"live\""));

        assertThat(succeed(app, "limbeck:revision", "-Dlimbeck.autogenerate", "-Dlimbeck.message=first"))
                .containsIgnoringCase("added table person");
        assertThat(succeed(app, "limbeck:upgrade")).contains("[INFO] Running upgrade base -> ");
        assertThat(succeed(app, "compile", "limbeck:check"))
                .contains("No differences between the model and the database.");
        execute(admin, "insert into " + person(admin) + " (id, name) values (1, 'Ada')");

        SampleProject.entity(app, "@Column(nullable = false) private String login;");
        assertThat(fail(app, "compile", "limbeck:check"))
                .containsIgnoringCase("[ERROR]   added column person.login")
                .contains("limbeck:check found differences");
        succeed(
                app,
                "limbeck:revision",
                "-Dlimbeck.autogenerate",
                "-Dlimbeck.message=login",
                "-Dlimbeck.backfill." + person(admin) + ".login=lower(name)");
        succeed(app, "limbeck:upgrade");
        assertThat(text(admin, "select login from " + person(admin))).isEqualTo("ada");
        assertThat(succeed(app, "compile", "limbeck:verify")).contains("model         passed");
        succeed(app, "package");
        assertThat(app.resolve("target/classes/META-INF/limbeck").resolve(model + ".json"))
                .isRegularFile();
        assertThat(entries(app)).contains("META-INF/limbeck/" + model + ".json");

        assertThat(succeed(app, "limbeck:downgrade", "-Dlimbeck.revision=-1")).contains("Running downgrade ");
        assertThat(fail(app, "limbeck:current", "-Dlimbeck.checkHeads")).contains("mvn limbeck:upgrade");
        succeed(app, "limbeck:downgrade", "-Dlimbeck.revision=base");
        assertThat(fail(app, "limbeck:check")).contains("mvn limbeck:upgrade");
        assertThat(scratchDatabases(admin)).isEqualTo("0");
    }

    private static String person(String admin) {
        return admin.startsWith("jdbc:mariadb") ? "Person" : "person";
    }

    private static String scratchDatabases(String admin) throws SQLException {
        return text(
                admin,
                admin.startsWith("jdbc:mariadb")
                        ? "select count(*) from information_schema.schemata where schema_name like 'limbeck_scratch%'"
                        : "select count(*) from pg_database where datname like 'limbeck_scratch%'");
    }

    private static List<String> entries(Path app) throws IOException {
        try (var jar = new java.util.jar.JarFile(app.resolve("target/app-1.jar").toFile())) {
            return jar.stream().map(java.util.jar.JarEntry::getName).toList();
        }
    }

    private String succeed(Path project, String... arguments) throws Exception {
        MavenProcess.Result result = maven.run(project, withServer(arguments));
        assertThat(result.code()).as(result.output()).isZero();
        assertThat(result.output()).doesNotContain("p@ss");
        return result.output();
    }

    private String fail(Path project, String... arguments) throws Exception {
        MavenProcess.Result result = maven.run(project, withServer(arguments));
        assertThat(result.code()).as(result.output()).isEqualTo(1);
        assertThat(result.output()).doesNotContain("\tat ").doesNotContain("p@ss");
        return result.output();
    }

    /** Adds the ID of the server entry to the arguments. If a property is given twice, its last value is used. */
    private String[] withServer(String... arguments) {
        return Stream.concat(
                        Stream.of("-gs", folder.resolve("settings.xml").toString(), "-Dlimbeck.serverId=stock"),
                        Stream.of(arguments))
                .toArray(String[]::new);
    }

    private static void execute(String url, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(String url, String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
