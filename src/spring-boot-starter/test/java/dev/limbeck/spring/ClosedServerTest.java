package dev.limbeck.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.mock.env.MockEnvironment;

/** Tests the message that an application prints if its database server is not running. */
final class ClosedServerTest {
    private static String url() throws IOException {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return "jdbc:postgresql://127.0.0.1:" + free.getLocalPort() + "/shop";
        }
    }

    private static FailureAnalysis start(DataSource source, MockEnvironment environment, String... properties) {
        FailureAnalysis[] analysis = new FailureAnalysis[1];
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(LimbeckAutoConfiguration.class))
                .withBean(DataSource.class, () -> source)
                .withPropertyValues("limbeck.revisions.package=dev.limbeck.spring.revisions")
                .withPropertyValues(properties)
                .run(context -> {
                    Throwable failure = Objects.requireNonNull(context.getStartupFailure());
                    assertThat(failure).hasRootCauseInstanceOf(java.net.ConnectException.class);
                    analysis[0] = new LimbeckFailureAnalyzer(environment).analyze(failure);
                });
        return Objects.requireNonNull(analysis[0]);
    }

    @Test
    void theMessageNamesThePropertyOfTheDataSource() throws IOException {
        try (HikariDataSource source = new HikariDataSource()) {
            source.setJdbcUrl(url());
            FailureAnalysis analysis = start(source, new MockEnvironment());
            assertThat(analysis.getDescription()).contains("did not return a connection", "refused");
            assertThat(analysis.getAction())
                    .isEqualTo("Start the database server, or correct spring.datasource.url,"
                            + " spring.datasource.username or spring.datasource.password.");
        }
    }

    /** Such a pool reports only how long it waited, not the reason. */
    @Test
    void theMessageContainsTheReasonOfAPoolThatWaits() throws IOException {
        try (HikariDataSource source = new HikariDataSource()) {
            source.setJdbcUrl(url());
            source.setInitializationFailTimeout(-1);
            source.setConnectionTimeout(300);
            assertThat(start(source, new MockEnvironment()).getDescription()).contains("request timed out", "refused");
        }
    }

    @Test
    void theMessageNamesThePropertyOfLimbeck() throws IOException {
        String url = url();
        FailureAnalysis analysis = start(
                new org.sqlite.SQLiteDataSource(),
                new MockEnvironment().withProperty("limbeck.database.url", url),
                "limbeck.database.url=" + url);
        assertThat(analysis.getDescription())
                .endsWith("Start the server, or correct the host and the port in limbeck.database.url.");
    }
}
