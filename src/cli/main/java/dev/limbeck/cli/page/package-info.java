/**
 * Writes a {@link dev.limbeck.cli.review.ReviewReport} as a page: a single HTML file that needs no network and shows
 * all information even if scripts are disabled.
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
