/**
 * What a Spring Boot application would tell Hibernate: its {@code application.properties} and {@code .yml}, and Boot's
 * own defaults. Nothing of Spring is needed or run. Uses {@code spi}, SnakeYAML Engine and Hibernate's naming interface.
 *
 * <pre>{@code
 * SpringConfiguration spring = SpringConfiguration.read(loader, List.of("dev"));
 * spring.properties().get("hibernate.physical_naming_strategy");
 * }</pre>
 */
@NullMarked
package dev.limbeck.hibernate.spring;

import org.jspecify.annotations.NullMarked;
