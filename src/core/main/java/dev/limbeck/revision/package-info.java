/**
 * Revisions as data: what a revision file declares, revision ids, the names of new files, the rows of the version table
 * and the steps that change them. Uses {@code result.Direction} and {@code java.*}, and does not access a database.
 *
 * <pre>{@code
 * VersionRows rows = VersionRows.of("ae1027a6acf1");
 * rows.apply(List.of(new RowChange.Update("ae1027a6acf1", "1975ea83b712")));
 * }</pre>
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.revision;

import org.jspecify.annotations.NullMarked;
