package dev.limbeck.spring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/**
 * Tests the message that an application prints if it lacks the JDBC driver for its database; the MySQL driver is not on
 * this class path.
 */
final class MissingDriverTest {
    private static @Nullable FailureAnalysis start(String... properties) {
        FailureAnalysis[] analysis = new FailureAnalysis[1];
        new ApplicationContextRunner()
                .withConfiguration(
                        AutoConfigurations.of(DataSourceAutoConfiguration.class, LimbeckAutoConfiguration.class))
                .withPropertyValues("limbeck.revisions.package=dev.limbeck.spring.revisions")
                .withPropertyValues(properties)
                .run(context -> analysis[0] =
                        new MissingDriverAnalyzer().analyze(Objects.requireNonNull(context.getStartupFailure())));
        return analysis[0];
    }

    private static void requireMessage(@Nullable FailureAnalysis analysis) {
        FailureAnalysis found = Objects.requireNonNull(analysis);
        assertThat(found.getDescription())
                .startsWith("The JDBC driver com.mysql.cj.jdbc.Driver is not on the class path");
        assertThat(found.getAction()).contains("<groupId>com.mysql</groupId>", "com.mysql:mysql-connector-j");
    }

    @Test
    void theClassFollowsFromTheUrl() {
        requireMessage(start("spring.datasource.url=jdbc:mysql://localhost/shop"));
    }

    @Test
    void theClassIsSet() {
        requireMessage(start(
                "spring.datasource.url=jdbc:mariadb://localhost/shop",
                "spring.datasource.driver-class-name=com.mysql.cj.jdbc.Driver"));
    }

    @Test
    void driversOfOtherDatabasesAreLeftToSpringBoot() {
        assertThat(start("spring.datasource.url=jdbc:oracle:thin:@localhost")).isNull();
    }
}
