package dev.limbeck.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.LimbeckException;
import dev.limbeck.app.Limbeck;
import dev.limbeck.spring.LimbeckEndpoint.DatabaseDescriptor;
import dev.limbeck.spring.LimbeckEndpoint.RevisionDescriptor;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.sqlite.SQLiteDataSource;

/** Tests the output of Spring Boot Actuator in applications with two revisions. */
final class ActuatorTest {
    @TempDir
    Path folder;

    private final SQLiteDataSource source = new SQLiteDataSource();

    @BeforeEach
    void name() {
        source.setUrl("jdbc:sqlite:" + folder.resolve("shop.db"));
    }

    private ApplicationContextRunner application() {
        return new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        LimbeckAutoConfiguration.class,
                        LimbeckActuatorAutoConfiguration.class,
                        MetricsAutoConfiguration.class,
                        CompositeMeterRegistryAutoConfiguration.class))
                .withBean(DataSource.class, () -> source)
                .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
                .withPropertyValues(
                        "limbeck.revisions.package=dev.limbeck.spring.revisions",
                        "limbeck.revisions.log-table=limbeck_log",
                        "management.endpoints.web.exposure.include=limbeck");
    }

    private static DatabaseDescriptor describe(AssertableApplicationContext context) {
        var beans =
                context.getBean(LimbeckEndpoint.class).limbeckBeans().contexts().get(context.getId());
        return Objects.requireNonNull(
                Objects.requireNonNull(beans).limbeckBeans().get("limbeck"));
    }

    private static Health health(AssertableApplicationContext context) {
        return Objects.requireNonNull(
                context.getBean("limbeckHealthIndicator", HealthIndicator.class).health());
    }

    @Test
    void theEndpointShowsTheRevisionsAndWhereTheDatabaseIs() {
        application().withPropertyValues("limbeck.target=1a").run(context -> {
            DatabaseDescriptor database = describe(context);
            assertThat(database.error()).isNull();
            assertThat(database.current()).containsExactly("1a");
            assertThat(database.inProgress()).isNull();
            assertThat(database.pending()).extracting(RevisionDescriptor::id).containsExactly("2b");
            assertThat(database.history())
                    .extracting(RevisionDescriptor::id, RevisionDescriptor::message, RevisionDescriptor::applied)
                    .containsExactly(
                            org.assertj.core.groups.Tuple.tuple("2b", "email", false),
                            org.assertj.core.groups.Tuple.tuple("1a", "persons", true));
            assertThat(database.history().get(0).appliedAt()).isNull();
            assertThat(database.history().get(1).appliedAt()).isNotNull();
            assertThat(database.differences()).isEmpty();
        });
    }

    @Test
    void theEndpointReportsADatabaseThatCannotBeRead() {
        application().run(context -> {
            execute("update alembic_version set version_num = '9f'");
            assertThat(describe(context).error()).contains("9f");
            assertThat(describe(context).history()).isEmpty();
        });
    }

    @Test
    void withoutExposureOrWithoutActuatorThereIsNoEndpoint() {
        application()
                .withPropertyValues("management.endpoints.web.exposure.include=health")
                .run(context -> assertThat(context).doesNotHaveBean(LimbeckEndpoint.class));
        application()
                .withClassLoader(new FilteredClassLoader(
                        "org.springframework.boot.actuate", "org.springframework.boot.health", "io.micrometer"))
                .run(context -> {
                    assertThat(context).hasNotFailed().hasSingleBean(Limbeck.class);
                    assertThat(context).doesNotHaveBean(LimbeckEndpoint.class);
                    assertThat(context).doesNotHaveBean("limbeckHealthIndicator");
                    assertThat(context).doesNotHaveBean("limbeckMeters");
                });
        application().withPropertyValues("limbeck.enabled=false").run(context -> assertThat(context)
                .hasNotFailed()
                .doesNotHaveBean(LimbeckEndpoint.class)
                .doesNotHaveBean("limbeckHealthIndicator"));
    }

    @Test
    void theHealthIsThatOfTheTarget() {
        application().run(context -> {
            Health health = health(context);
            assertThat(health.getStatus().getCode()).isEqualTo("UP");
            assertThat(health.getDetails())
                    .containsEntry("current", List.of("2b"))
                    .containsEntry("pending", List.of());
        });
        application().run(context -> context.getBean(Limbeck.class).downgrade("1a"));
        application().withPropertyValues("limbeck.target=1a").run(context -> assertThat(
                        health(context).getStatus().getCode())
                .isEqualTo("UP"));
        application().run(context -> {
            context.getBean(Limbeck.class).downgrade("1a");
            Health health = health(context);
            assertThat(health.getStatus().getCode()).isEqualTo("OUT_OF_SERVICE");
            assertThat(health.getDetails()).containsEntry("pending", List.of("2b"));
        });
    }

    @Test
    void aNewerDatabaseIsNoFailureAndABrokenDatabaseIsDown() {
        application().run(context -> {
            execute("update alembic_version set version_num = '9f'");
            assertThat(health(context).getStatus().getCode()).isEqualTo("UNKNOWN");
            assertThat(health(context).getDetails()).containsKey("error");
        });
        execute("update alembic_version set version_num = '2b'");
        application().run(context -> {
            source.setUrl("jdbc:sqlite:" + folder.resolve("absent/shop.db"));
            assertThat(health(context).getStatus().getCode()).isEqualTo("DOWN");
        });
    }

    @Test
    void theHealthIndicatorCanBeDisabled() {
        for (String property : List.of("management.health.limbeck.enabled", "management.health.defaults.enabled")) {
            application().withPropertyValues(property + "=false").run(context -> assertThat(context)
                    .doesNotHaveBean("limbeckHealthIndicator"));
        }
    }

    @Test
    void theMetersIncludeTheUpgradeBeforeTheRegistryWasBound() {
        application().run(context -> {
            MeterRegistry meters = context.getBean(MeterRegistry.class);
            assertThat(meters.get("limbeck.run")
                            .tag("outcome", "success")
                            .timer()
                            .count())
                    .isOne();
            assertThat(meters.get("limbeck.revision")
                            .tag("revision", "2b")
                            .tag("direction", "upgrade")
                            .timer()
                            .count())
                    .isOne();
            assertThat(meters.get("limbeck.pending").gauge().value()).isZero();
            context.getBean(Limbeck.class).downgrade("1a");
            assertThat(meters.get("limbeck.run")
                            .tag("outcome", "success")
                            .timer()
                            .count())
                    .isEqualTo(2);
            assertThat(meters.get("limbeck.revision")
                            .tag("direction", "downgrade")
                            .timer()
                            .count())
                    .isOne();
        });
    }

    @Test
    void theDatabaseIsReadOnceInTenSeconds() {
        application().run(context -> {
            long[] now = {0};
            DatabaseState state = new DatabaseState(context.getBean(Limbeck.class), "head", () -> now[0]);
            assertThat(state.read().current()).containsExactly("2b");
            context.getBean(Limbeck.class).downgrade("1a");
            now[0] = 9_000_000_000L;
            assertThat(state.read().current()).containsExactly("2b");
            now[0] = 11_000_000_000L;
            assertThat(state.read().current()).containsExactly("1a");
        });
    }

    @Test
    void aDatabaseThatCannotBeReadIsAskedOnceInTenSeconds() {
        application().run(context -> {
            long[] now = {0};
            DatabaseState state = new DatabaseState(context.getBean(Limbeck.class), "head", () -> now[0]);
            String url = source.getUrl();
            source.setUrl("jdbc:sqlite:" + folder.resolve("absent/shop.db"));
            assertThatThrownBy(state::read).isInstanceOf(LimbeckException.class);
            source.setUrl(url);
            assertThatThrownBy(state::read).isInstanceOf(LimbeckException.class);
            now[0] = 11_000_000_000L;
            assertThat(state.read().current()).containsExactly("2b");
        });
    }

    private void execute(String sql) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}
