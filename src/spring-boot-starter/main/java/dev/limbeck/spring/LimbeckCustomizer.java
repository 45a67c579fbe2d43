package dev.limbeck.spring;

import dev.limbeck.app.Configuration;

/**
 * Changes Limbeck's configuration before the database is upgraded, for settings that have no property. All beans of
 * this type are called, in their order.
 *
 * <pre>{@code
 * @Bean
 * LimbeckCustomizer naming() {
 *     return configuration -> configuration.settings(
 *             keys -> keys.set(SettingKey.REVISIONS_NAMING, Map.of("uq", "uq_{table}_{columns}")));
 * }
 * }</pre>
 */
@FunctionalInterface
public interface LimbeckCustomizer {

    /** Changes the configuration; the properties of the application have already been applied. */
    void customize(Configuration configuration);
}
