/**
 * The contents of a report for a reviewer, independent of the format: a {@link dev.limbeck.cli.review.ReviewReport} is
 * created from the result of a command, and written as Markdown or as a page.
 *
 * <pre>{@code
 * ReviewReport report = ReviewReports.of(result);
 * }</pre>
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.cli.review;

import org.jspecify.annotations.NullMarked;
