/**
 * The interface between Limbeck and a kind of database: reflection, planning of changes, and SQL syntax. Each database
 * has a package that implements this interface. Depends on {@code model}, {@code ops}, and {@code java.sql}.
 *
 * <pre>{@code
 * Catalog catalog = dialect.reflector().reflect(connection);
 * OperationPlan plan = dialect.planner().plan(operation, catalog, PlanOptions.DEFAULT);
 * }</pre>
 *
 * <p>This package is internal: it may change in any version. Authors of dialects must expect changes until version 1.0.
 */
@NullMarked
package dev.limbeck.dialect;

import org.jspecify.annotations.NullMarked;
