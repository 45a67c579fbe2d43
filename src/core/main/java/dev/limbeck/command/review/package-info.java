/**
 * Describes a change for a reviewer: its SQL for each database of the project, and the affected tables before and after it.
 * Depends on {@code command.project}, {@code command.proof} and below.
 *
 * <pre>{@code
 * Review review = new ReviewWriter(project, database).write(live, new OperationPair(upgrade, downgrade));
 * }</pre>
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.command.review;

import org.jspecify.annotations.NullMarked;
