/**
 * Prints the results of commands and, while they run, their progress. {@link dev.limbeck.cli.report.Report} has a
 * method for each kind of result and an implementation for each format: text, JSON, and Markdown.
 *
 * <pre>{@code
 * new JsonReport(context.out()).check(result);
 * }</pre>
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.cli.report;

import org.jspecify.annotations.NullMarked;
