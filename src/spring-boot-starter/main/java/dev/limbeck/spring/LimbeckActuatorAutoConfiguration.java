package dev.limbeck.spring;

import dev.limbeck.app.Limbeck;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

/**
 * Adds the endpoint, the health indicator and the meters, if the application uses the parts of Spring Boot Actuator
 * that these need.
 */
@AutoConfiguration(
        after = LimbeckAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
            "org.springframework.boot.actuate.autoconfigure.metrics.CompositeMeterRegistryAutoConfiguration"
        },
        beforeName = {
            "org.springframework.boot.health.autoconfigure.registry.HealthContributorRegistryAutoConfiguration",
            "org.springframework.boot.actuate.autoconfigure.health.HealthEndpointAutoConfiguration"
        })
@ConditionalOnBean(Limbeck.class)
public class LimbeckActuatorAutoConfiguration {

    /** Called by Spring. */
    public LimbeckActuatorAutoConfiguration() {}

    /** The endpoint. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "org.springframework.boot.actuate.endpoint.annotation.Endpoint")
    static class EndpointConfiguration {

        @Bean
        @ConditionalOnMissingBean
        @ConditionalOnAvailableEndpoint
        LimbeckEndpoint limbeckEndpoint(ApplicationContext context) {
            return new LimbeckEndpoint(context);
        }
    }

    /** The state that the health indicator and the meters read. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnSingleCandidate(Limbeck.class)
    static class StateConfiguration {

        @Bean
        @ConditionalOnMissingBean
        DatabaseState limbeckDatabaseState(Limbeck limbeck, LimbeckProperties properties) {
            return new DatabaseState(limbeck, properties.getTarget());
        }
    }

    /** The health indicator of Spring Boot 4. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "org.springframework.boot.health.contributor.HealthIndicator")
    @ConditionalOnSingleCandidate(Limbeck.class)
    @Conditional(HealthEnabledCondition.class)
    static class HealthConfiguration {

        @Bean
        @ConditionalOnMissingBean(name = "limbeckHealthIndicator")
        LimbeckHealthIndicator limbeckHealthIndicator(DatabaseState state) {
            return new LimbeckHealthIndicator(state);
        }
    }

    /** The health indicator of Spring Boot 3. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = OlderHealthIndicator.INTERFACE)
    @ConditionalOnMissingClass("org.springframework.boot.health.contributor.HealthIndicator")
    @ConditionalOnSingleCandidate(Limbeck.class)
    @Conditional(HealthEnabledCondition.class)
    static class OlderHealthConfiguration {

        @Bean
        @ConditionalOnMissingBean(name = "limbeckHealthIndicator")
        OlderHealthIndicator limbeckHealthIndicator(ObjectProvider<DatabaseState> state) {
            return new OlderHealthIndicator(state);
        }
    }

    /** The meters. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(name = "io.micrometer.core.instrument.MeterRegistry")
    @ConditionalOnSingleCandidate(Limbeck.class)
    static class MetersConfiguration {

        @Bean
        @ConditionalOnBean(MeterRegistry.class)
        @ConditionalOnMissingBean
        LimbeckMeters limbeckMeters(ObjectProvider<DatabaseState> state) {
            return new LimbeckMeters(state);
        }
    }
}
