package dev.limbeck.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;

/** Tests the behavior of an application that uses Spring Boot Actuator, and the behavior of its test slices. */
record MonitoredScenarios(TestApplication application) {

    /** Runs the tests of the application: two slices, and the endpoints of the started application. */
    void runTheTests() throws Exception {
        application.maven("test");
        for (String name : new String[] {"JpaSliceTest", "JdbcSliceTest", "MonitoredTest"}) {
            assertThat(application.project().resolve("target/surefire-reports/shop." + name + ".txt"))
                    .content()
                    .contains("Tests run: 1, Failures: 0, Errors: 0, Skipped: 0");
        }
    }

    /** Runs a test whose database Spring Boot replaces with H2. */
    void replaceTheDatabase() throws Exception {
        RunningProcess.Result result = application.runMaven("test", "-Dtest=Replaced");
        assertThat(result.code()).isOne();
        assertThat(result.output())
                .contains("The data source is the embedded database H2, which Limbeck does not support.")
                .contains("@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)");
    }

    /** Starts the application on the Java virtual machine, with the classes that Spring generates for native images. */
    void startWithGeneratedClasses() throws Exception {
        application.maven("package", "-DskipTests", "-Paot");
        Path generated = application.project().resolve("target/spring-aot/main/resources");
        assertThat(generated.resolve(RevisionHints.INDEX + "db.revisions"))
                .hasContent("Rev_1a_persons.class\nRev_2b_email.class\n");
        RunningProcess.Result result = application.run(
                application.project(),
                List.of("-Dspring.aot.enabled=true", "-Dshop.exit=true"),
                "server.port=0",
                "spring.datasource.url=jdbc:sqlite:target/aot.db");
        assertThat(result.code()).as(result.output()).isZero();
        assertThat(result.output())
                .contains("Starting AOT-processed Shop")
                .contains("Running upgrade 1a -> 2b, email")
                .contains("the database matches the entities");
    }
}
