/**
 * Writes the documentation of a schema as a folder of HTML pages. {@link dev.limbeck.cli.site.SchemaSite} renders the
 * pages, and {@link dev.limbeck.cli.site.SiteFolder} writes them.
 *
 * <pre>{@code
 * new SiteFolder(folder).write(new SchemaSite(documentation, "shop").pages());
 * }</pre>
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.cli.site;

import org.jspecify.annotations.NullMarked;
