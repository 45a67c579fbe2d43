/**
 * Describes a change for a reviewer: its SQL for each database of the project, and the affected tables before and after
 * it. Depends on {@code command.project}, {@code command.proof}, and packages below these.
 *
 * <pre>{@code
 * Project project = Project.open(Settings.builder().load());
 * OperationPair both = new OperationPair(List.of(operation), List.of(operation.reverse()));
 * try (var database = project.openDatabase(Access.READ)) {
 *     Review review = new ReviewWriter(project, database).write(catalog, catalog.schema(), both, Changes.list(both.upgrade()));
 * }
 * }</pre>
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.command.review;

import org.jspecify.annotations.NullMarked;
