/**
 * Compares the entities of a running application with its database when the application opens its database. Hibernate
 * finds {@link dev.limbeck.hibernate.running.LimbeckIntegrator} on the class path; this integrator does nothing unless
 * {@code limbeck.check} is set. Uses {@code scan}, {@code find}, {@code app}, {@code result}, {@code settings}, and
 * {@code spi}.
 *
 * <pre>{@code
 * <property name="limbeck.check" value="fail"/>
 * <property name="limbeck.revisions.package" value="com.example.shop.revisions"/>
 * }</pre>
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.hibernate.running;

import org.jspecify.annotations.NullMarked;
