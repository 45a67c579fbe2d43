package dev.limbeck.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Tests the behavior of an application that uses the starter, with any version of Spring Boot. */
record ApplicationScenarios(TestApplication shop, Path folder) {
    private static final String FAILED = "APPLICATION FAILED TO START";

    void startTwice() throws Exception {
        assertThat(succeed())
                .contains("Running upgrade base -> 1a, persons")
                .contains("Running upgrade 1a -> 2b, email")
                .contains("persons before: 0, pending: 0");
        assertThat(succeed("limbeck.check=fail"))
                .contains("the database matches the entities")
                .doesNotContain("Running upgrade")
                .contains("The database is at 2b: nothing to run")
                .contains("persons before: 1, pending: 0");
    }

    void compareTheEntities() throws Exception {
        succeed("shop.write=false");
        execute("alter table person add column extra text");
        assertThat(fail("limbeck.check=fail")).contains("person.extra").contains("limbeck.check");
        assertThat(succeed("limbeck.check=warn")).contains("person.extra");
        assertThat(succeed()).doesNotContain("person.extra");
    }

    void startTwoInstancesAtOnce() throws Exception {
        RunningProcess one = shop.start(folder);
        RunningProcess other = shop.start(folder);
        String first = one.await().output();
        String second = other.await().output();
        assertThat(one.process().exitValue()).as(first).isZero();
        assertThat(other.process().exitValue()).as(second).isZero();
        assertThat(first + second)
                .containsOnlyOnce("Running upgrade base -> 1a")
                .containsOnlyOnce("Running upgrade 1a -> 2b");
        assertThat(text("select count(*) from person")).isEqualTo("2");
    }

    void failWithARevision() throws Exception {
        assertThat(fail("limbeck.revisions.package=broken.revisions"))
                .contains("3c")
                .contains("absent");
        assertThat(text("select count(*) from sqlite_master where name = 'leftover'"))
                .isEqualTo("0");
    }

    void failOnAReadOnlyDatabase() throws Exception {
        succeed("limbeck.target=1a", "shop.write=false");
        byte[] before = Files.readAllBytes(folder.resolve("shop.db"));
        assertThat(fail("spring.datasource.url=jdbc:sqlite:file:shop.db?mode=ro"))
                .containsIgnoringCase("read-only")
                .contains("2b");
        assertThat(Files.readAllBytes(folder.resolve("shop.db"))).isEqualTo(before);
    }

    void failWithoutRevisions() throws Exception {
        assertThat(fail("limbeck.revisions.package=nothing.here"))
                .contains("No revision was found in the package nothing.here")
                .contains("limbeck.revisions.package");
        assertThat(folder.resolve("shop.db")).satisfies(file -> assertThat(!Files.exists(file) || isEmpty(file))
                .isTrue());
    }

    void failOnH2() throws Exception {
        assertThat(fail("spring.datasource.url=jdbc:h2:file:./shop"))
                .contains("jdbc:h2")
                .contains("Replace.NONE");
    }

    /** The driver class is either derived from the URL or set explicitly. */
    void failWithoutADriver() throws Exception {
        for (String property : new String[] {
            "spring.datasource.url=jdbc:postgresql://localhost/shop",
            "spring.datasource.driver-class-name=org.postgresql.Driver"
        }) {
            assertThat(fail(property))
                    .contains("The JDBC driver org.postgresql.Driver is not on the class path of this application")
                    .contains("<artifactId>postgresql</artifactId>")
                    .contains("runtimeOnly(\"org.postgresql:postgresql\")");
        }
        assertThat(fail("spring.datasource.url=jdbc:mariadb://localhost/shop"))
                .contains("<artifactId>mariadb-java-client</artifactId>");
        assertThat(folder.resolve("shop.db")).doesNotExist();
    }

    void failOnAnOldVersion(String boot) throws Exception {
        assertThat(fail())
                .contains(
                        "limbeck-spring-boot-starter requires Spring Boot 3.5 or newer; this application uses " + boot)
                .contains("Upgrade Spring Boot");
        assertThat(folder.resolve("shop.db")).doesNotExist();
    }

    void refuseUnknownProperties() throws Exception {
        assertThat(fail("limbeck.revision.package=db.revisions")).contains("limbeck.revision.package");
    }

    private static boolean isEmpty(Path file) throws IOException {
        return Files.size(file) == 0;
    }

    private String succeed(String... properties) throws IOException, InterruptedException {
        RunningProcess.Result result = shop.run(folder, properties);
        assertThat(result.code()).as(result.output()).isZero();
        return result.output();
    }

    /** Starts the application, which must fail with a single message, and {@return the message} */
    private String fail(String... properties) throws IOException, InterruptedException {
        RunningProcess.Result result = shop.run(folder, properties);
        assertThat(result.code()).as(result.output()).isOne();
        assertThat(result.output()).contains(FAILED);
        String message = result.output().substring(result.output().indexOf(FAILED));
        assertThat(message).doesNotContain("\tat ").doesNotContain("Exception");
        return message;
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("shop.db"));
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String text(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("shop.db"));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
