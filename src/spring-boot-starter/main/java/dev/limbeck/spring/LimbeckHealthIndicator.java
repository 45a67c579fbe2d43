package dev.limbeck.spring;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** The health of the database's schema, for Spring Boot 4. */
final class LimbeckHealthIndicator implements HealthIndicator {
    private final DatabaseState state;

    LimbeckHealthIndicator(DatabaseState state) {
        this.state = state;
    }

    @Override
    public Health health() {
        HealthReport report = HealthReport.of(state);
        return Health.status(report.status()).withDetails(report.details()).build();
    }
}
