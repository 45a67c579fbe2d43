/**
 * Support for Spring Boot: the database is upgraded when the application starts, before JPA and all other users of the
 * database. The settings are {@link dev.limbeck.spring.LimbeckProperties}; a bean of type
 * {@link dev.limbeck.spring.LimbeckCustomizer} changes everything else.
 *
 * <pre>{@code
 * limbeck.revisions.package=com.example.shop.revisions
 * limbeck.revisions.log-table=limbeck_log
 * }</pre>
 */
@NullMarked
package dev.limbeck.spring;

import org.jspecify.annotations.NullMarked;
