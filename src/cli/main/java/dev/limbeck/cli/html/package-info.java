/**
 * Writes HTML pages that need no network and no server. {@link dev.limbeck.cli.html.HtmlWriter} escapes all text;
 * {@link dev.limbeck.cli.html.HtmlPage} adds the style sheet, the script, and a content security policy that allows
 * nothing else.
 *
 * <pre>{@code
 * HtmlWriter body = new HtmlWriter();
 * body.element("h1", table.name().name());
 * String page = new HtmlPage(table.name().name()).write(body);
 * }</pre>
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.cli.html;

import org.jspecify.annotations.NullMarked;
