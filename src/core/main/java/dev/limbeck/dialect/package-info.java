/**
 * The questions asked of a database: what is there, how a statement is spelled, what a change takes. Each database
 * answers in a package of its own. Uses {@code model}, {@code ops} and {@code java.sql}.
 *
 * <pre>{@code
 * Catalog catalog = dialect.reflect(connection);
 * Steps steps = dialect.plan(operation, catalog, PlanOptions.DEFAULT);
 * }</pre>
 */
@NullMarked
package dev.limbeck.dialect;

import org.jspecify.annotations.NullMarked;
