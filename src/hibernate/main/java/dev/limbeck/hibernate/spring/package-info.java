/**
 * Reads the settings that a Spring Boot application would pass to Hibernate, from its {@code application.properties}
 * and {@code .yml} files and Spring Boot's defaults. Does not need or run Spring. Uses {@code spi}, SnakeYAML Engine,
 * and Hibernate's naming interface.
 *
 * <pre>{@code
 * SpringConfiguration spring = SpringConfiguration.read(loader, List.of("dev"));
 * spring.properties().get("hibernate.physical_naming_strategy");
 * }</pre>
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.hibernate.spring;

import org.jspecify.annotations.NullMarked;
