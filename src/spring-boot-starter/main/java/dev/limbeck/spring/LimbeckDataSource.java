package dev.limbeck.spring;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.beans.factory.annotation.Qualifier;

/**
 * Marks the data source with which Limbeck upgrades the database, for applications that have several data sources.
 *
 * <pre>{@code
 * @Bean
 * @LimbeckDataSource
 * DataSource owner() {
 *     return DataSourceBuilder.create().url("jdbc:sqlite:shop.db").build();
 * }
 * }</pre>
 */
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.PARAMETER, ElementType.TYPE, ElementType.ANNOTATION_TYPE})
@Retention(RetentionPolicy.RUNTIME)
@Documented
@Qualifier
public @interface LimbeckDataSource {}
