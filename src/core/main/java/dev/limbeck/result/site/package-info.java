/**
 * The documentation of a schema: its tables with the entities, references, and revisions that belong to each, and the
 * history.
 *
 * <pre>{@code
 * Project project = Project.open(Settings.builder().load());
 * for (TableEntry entry : new DescribeSchema(project).run().tables()) {
 *     String line = entry.table().name() + " " + entry.entity();
 * }
 * }</pre>
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.result.site;

import org.jspecify.annotations.NullMarked;
