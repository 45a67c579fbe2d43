package dev.limbeck.spring;

import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Matches if the health indicator is enabled by properties like those of Spring Boot's own indicators. */
final class HealthEnabledCondition implements Condition {
    HealthEnabledCondition() {}

    @Override
    public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
        Environment environment = context.getEnvironment();
        boolean byDefault = environment.getProperty("management.health.defaults.enabled", Boolean.class, true);
        return environment.getProperty("management.health.limbeck.enabled", Boolean.class, byDefault);
    }
}
