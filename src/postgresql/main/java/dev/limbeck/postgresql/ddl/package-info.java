/**
 * Plans operations as statements of PostgreSQL. Uses {@code dialect}, {@code ops}, {@code model}, {@code syntax}, and
 * {@code type}.
 *
 * <pre>{@code
 * new PostgresqlPlanner(sameness).plan(operation, catalog, PlanOptions.DEFAULT).statements();
 * }</pre>
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.postgresql.ddl;

import org.jspecify.annotations.NullMarked;
