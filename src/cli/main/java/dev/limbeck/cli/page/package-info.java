/**
 * Writes a {@link dev.limbeck.cli.review.ReviewReport} as a page: a single HTML file that needs no network and is
 * complete without a script.
 *
 * <pre>{@code
 * String html = ReviewPage.write(ReviewReports.of(result));
 * }</pre>
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.cli.page;

import org.jspecify.annotations.NullMarked;
