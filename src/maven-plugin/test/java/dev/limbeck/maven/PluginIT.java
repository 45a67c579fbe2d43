package dev.limbeck.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the goals in real Maven processes, in projects that contain nothing but the plugin. */
final class PluginIT {
    private static final String CHECK =
            "<execution><goals><goal>heads</goal><goal>check</goal></goals><configuration><single>true</single></configuration></execution>";

    @TempDir
    static Path shared;

    private static MavenProcess maven;

    @TempDir
    Path folder;

    @BeforeAll
    static void prepare() throws IOException {
        maven = new MavenProcess(shared, Path.of(System.getProperty("limbeck.maven.home")));
    }

    /** Versions of Maven that differ from the one that runs this build; {@code scripts/check --long} unpacks them. */
    static Stream<Path> otherVersions() throws IOException {
        try (Stream<Path> homes = Files.list(Path.of("target", "mavens"))) {
            return homes.sorted().toList().stream();
        }
    }

    @ParameterizedTest
    @MethodSource("otherVersions")
    @EnabledIfSystemProperty(named = "limbeck.long", matches = "true")
    void theGoalsWorkWithOtherVersionsOfMaven(Path home, @TempDir Path own) throws Exception {
        MavenProcess usual = maven;
        try {
            maven = new MavenProcess(own, home.toAbsolutePath());
            Path app = SampleProject.create(folder.resolve("app"), true, CHECK);
            succeed(app, "limbeck:init");
            succeed(app, "limbeck:revision", "-Dlimbeck.autogenerate", "-Dlimbeck.message=first");
            succeed(app, "limbeck:upgrade");
            assertThat(succeed(app, "verify")).contains("No differences between the model and the database.");
            SampleProject.entity(app, "private String note;");
            assertThat(fail(app, "verify")).contains("added column Person.note");
        } finally {
            maven = usual;
        }
    }

    @Test
    void aProjectIsTakenFromAnEmptyFolderToItsSecondRevision() throws Exception {
        Path app = SampleProject.create(folder.resolve("app"), true, "");
        assertThat(succeed(app, "limbeck:init"))
                .contains("[INFO] Created limbeck.toml")
                .contains("[INFO]   mvn limbeck:revision -Dlimbeck.autogenerate -Dlimbeck.message=\"first revision\"");
        assertThat(succeed(app, "limbeck:revision", "-Dlimbeck.autogenerate", "-Dlimbeck.message=first"))
                .contains("added table Person")
                .contains("mvn limbeck:upgrade")
                .doesNotContain("SLF4J")
                .doesNotContain("HHH");
        assertThat(succeed(app, "limbeck:upgrade")).contains("[INFO] Running upgrade base -> ");
        assertThat(succeed(app, "compile", "limbeck:check"))
                .contains("No differences between the model and the database.");
        execute(app, "insert into Person (id, name) values (1, 'Ada')");

        SampleProject.entity(app, "@Column(nullable = false) private String login;");
        assertThat(fail(app, "limbeck:check")).contains("Run `mvn compile` first");
        assertThat(fail(app, "compile", "limbeck:check"))
                .contains("[ERROR]   added column Person.login")
                .contains("limbeck:check found differences");
        assertThat(fail(app, "limbeck:revision", "-Dlimbeck.autogenerate", "-Dlimbeck.message=login"))
                .contains("-Dlimbeck.backfill.Person.login=")
                .contains("-Dlimbeck.noBackfill=Person.login");
        succeed(
                app,
                "limbeck:revision",
                "-Dlimbeck.autogenerate",
                "-Dlimbeck.message=login",
                "-Dlimbeck.backfill.Person.login=coalesce(lower(name), '-')");
        succeed(app, "limbeck:upgrade");
        assertThat(text(app, "select login from Person")).isEqualTo("ada");
        assertThat(succeed(app, "compile", "limbeck:verify")).contains("model         passed");
        assertThat(succeed(app, "-q", "limbeck:history", "-Dlimbeck.format=json"))
                .contains("{\"format\":1,")
                .doesNotContain("[INFO]");
        assertThat(succeed(app, "limbeck:current", "-Dlimbeck.checkHeads")).contains("(head)");
        succeed(app, "limbeck:downgrade", "-Dlimbeck.revision=-1");
        assertThat(fail(app, "limbeck:current", "-Dlimbeck.checkHeads")).contains("mvn limbeck:upgrade");
    }

    @Test
    @EnabledIfSystemProperty(named = "limbeck.long", matches = "true")
    void goalsOfABuildCheckEachModuleThatHasSettings() throws Exception {
        Path a = SampleProject.create(folder.resolve("a"), true, CHECK);
        Path b = SampleProject.create(folder.resolve("b"), true, CHECK);
        SampleProject.create(folder.resolve("plain"), true, CHECK);
        Files.writeString(
                folder.resolve("pom.xml"),
                "<project xmlns=\"http://maven.apache.org/POM/4.0.0\"><modelVersion>4.0.0</modelVersion><groupId>com.example</groupId><artifactId>all</artifactId><version>1</version><packaging>pom</packaging><modules><module>a</module><module>b</module><module>plain</module></modules></project>");
        for (Path each : new Path[] {a, b}) {
            succeed(each, "limbeck:init");
            succeed(each, "limbeck:revision", "-Dlimbeck.autogenerate", "-Dlimbeck.message=first");
            succeed(each, "limbeck:upgrade");
        }
        assertThat(succeed(folder, "-T2", "verify"))
                .contains("Skipped: plain has no limbeck.toml.")
                .contains("No differences between the model and the database.");
        SampleProject.entity(b, "private String note;");
        assertThat(fail(folder, "-T2", "verify"))
                .contains("added column Person.note")
                .contains("on project b:");
        assertThat(succeed(folder, "-T2", "verify", "-Dlimbeck.skip")).contains("Skipped: limbeck.skip is set.");
    }

    @Test
    void whatIsMissingIsOneMessage() throws Exception {
        Path app = SampleProject.create(folder.resolve("app"), false, "");
        assertThat(succeed(app, "limbeck:upgrade"))
                .contains("Skipped: app has no limbeck.toml.")
                .contains("Run the goal in the module that has the entities");
        assertThat(succeed(app, "limbeck:init")).doesNotContain("dependency:build-classpath");
        assertThat(fail(app, "limbeck:upgrade")).contains("There is no JDBC driver for jdbc:sqlite");
        assertThat(fail(app, "limbeck:upgrade", "-Dlimbeck.config=nope.toml")).contains("nope.toml does not exist");
        assertThat(fail(app, "limbeck:upgrade", "-Dlimbeck.serverId=prod"))
                .contains("settings.xml has no server with the id \"prod\"");
        assertThat(fail(app, "limbeck:downgrade"))
                .contains("limbeck:downgrade requires limbeck.revision, the target: base, an id")
                .contains("mvn limbeck:downgrade -Dlimbeck.revision=-1");
        assertThat(fail(app, "limbeck:stamp"))
                .contains("limbeck:stamp requires limbeck.revision")
                .contains("mvn limbeck:stamp -Dlimbeck.revision=head");
        assertThat(fail(app, "limbeck:upgrade", "-Dlimbeck.url=")).contains("The property limbeck.url is empty.");
        assertThat(fail(app, "limbeck:revision", "-Dlimbeck.autogenerte", "-Dlimbeck.message=first"))
                .contains("has no property limbeck.autogenerte. Did you mean limbeck.autogenerate?");
        assertThat(app.resolve("src/main/java/db/revisions")).isEmptyDirectory();
        assertThat(app.resolve("app.db")).doesNotExist();
    }

    /** The module in which the goal runs contains the settings, but the entities are in another module. */
    @Test
    void aModuleWithoutEntitiesIsOneMessage() throws Exception {
        Path app = SampleProject.create(folder.resolve("app"), true, "");
        succeed(app, "limbeck:init");
        Files.writeString(
                app.resolve("src/main/java/com/example/Person.java"), "package com.example; public class Person {}");
        assertThat(fail(app, "limbeck:revision", "-Dlimbeck.autogenerate", "-Dlimbeck.message=first"))
                .contains("No entity found in ")
                .contains("otherwise run the goal in the module that has the entities.")
                .doesNotContain("model.classpath");
        assertThat(app.resolve("app.db")).doesNotExist();
        assertThat(app.resolve("src/main/java/db/revisions")).isEmptyDirectory();
    }

    /** A library that the application uses might contain an older version of Hibernate. */
    @Test
    @EnabledIfSystemProperty(named = "limbeck.long", matches = "true")
    void twoVersionsOfHibernateAreOneMessage() throws Exception {
        Path app = SampleProject.create(folder.resolve("app"), true, "");
        succeed(app, "limbeck:init");
        Path older = Files.createDirectories(shared.resolve("artifacts/com/example/persistence/1"));
        Files.writeString(
                older.resolve("persistence-1.pom"),
                "<project><modelVersion>4.0.0</modelVersion><groupId>com.example</groupId><artifactId>persistence</artifactId><version>1</version></project>");
        Files.copy(
                Path.of(System.getProperty("limbeck.repository"))
                        .resolve("org/hibernate/orm/hibernate-core/6.6.49.Final/hibernate-core-6.6.49.Final.jar"),
                older.resolve("persistence-1.jar"));
        Path pom = app.resolve("pom.xml");
        Files.writeString(
                pom,
                Files.readString(pom)
                        .replaceFirst(
                                "</dependencies>",
                                "<dependency><groupId>com.example</groupId><artifactId>persistence</artifactId><version>1</version></dependency></dependencies>"));
        assertThat(fail(app, "limbeck:revision", "-Dlimbeck.autogenerate", "-Dlimbeck.message=first"))
                .contains("The class path has two versions of Hibernate: persistence-1.jar and hibernate-core-")
                .contains("mvn dependency:tree");
        assertThat(app.resolve("app.db")).doesNotExist();
        assertThat(app.resolve("src/main/java/db/revisions")).isEmptyDirectory();
    }

    @Test
    void initIsNotForAModuleWithoutClasses() throws Exception {
        SampleProject.create(folder.resolve("app"), true, "");
        Files.writeString(
                folder.resolve("pom.xml"),
                "<project xmlns=\"http://maven.apache.org/POM/4.0.0\"><modelVersion>4.0.0</modelVersion><groupId>com.example</groupId><artifactId>all</artifactId><version>1</version><packaging>pom</packaging><modules><module>app</module></modules></project>");
        String goal = "dev.limbeck:limbeck-maven-plugin:" + System.getProperty("limbeck.version") + ":init";
        assertThat(fail(folder, goal))
                .contains("The module all has pom packaging")
                .contains("mvn -pl app limbeck:init");
        assertThat(folder.resolve("limbeck.toml")).doesNotExist();
        assertThat(folder.resolve("src")).doesNotExist();
        assertThat(succeed(folder, "-pl", "app", "limbeck:init"))
                .contains("Revision files will be in the Java package db.revisions");
    }

    @Test
    @EnabledIfSystemProperty(named = "limbeck.long", matches = "true")
    void theProjectsLibraryMustNotBeNewerThanThePlugin() throws Exception {
        Path app = SampleProject.create(folder.resolve("app"), true, "");
        succeed(app, "limbeck:init");
        Path newer = shared.resolve("artifacts/dev/limbeck/limbeck-core/99.0");
        Files.createDirectories(newer);
        Files.writeString(
                newer.resolve("limbeck-core-99.0.pom"),
                "<project><modelVersion>4.0.0</modelVersion><groupId>dev.limbeck</groupId><artifactId>limbeck-core</artifactId><version>99.0</version></project>");
        String version = System.getProperty("limbeck.version");
        Files.copy(
                shared.resolve("artifacts/dev/limbeck/limbeck-core/" + version + "/limbeck-core-" + version + ".jar"),
                newer.resolve("limbeck-core-99.0.jar"));
        Path pom = app.resolve("pom.xml");
        Files.writeString(
                pom,
                Files.readString(pom, StandardCharsets.UTF_8)
                        .replace(
                                "limbeck-core</artifactId><version>" + version,
                                "limbeck-core</artifactId><version>99.0"));
        assertThat(fail(app, "limbeck:upgrade"))
                .contains("limbeck-core 99.0")
                .contains("limbeck-maven-plugin " + version);
    }

    private static String succeed(Path project, String... arguments) throws Exception {
        MavenProcess.Result result = maven.run(project, arguments);
        assertThat(result.code()).as(result.output()).isZero();
        return result.output();
    }

    private static String fail(Path project, String... arguments) throws Exception {
        MavenProcess.Result result = maven.run(project, arguments);
        assertThat(result.code()).as(result.output()).isEqualTo(1);
        assertThat(result.output()).doesNotContain("\tat ");
        return result.output();
    }

    private static void execute(Path app, String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + app.resolve("app.db"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String text(Path app, String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + app.resolve("app.db"));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
