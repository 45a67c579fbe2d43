/**
 * Revisions as data: what a revision file declares, revision ids, the names of new files, the rows of the version table
 * and the steps that change them. Uses nothing but {@code java.*}, and does not access a database.
 *
 * <pre>{@code
 * VersionRows rows = VersionRows.of("ae1027a6acf1");
 * rows.apply(List.of(new RowChange.Update("ae1027a6acf1", "1975ea83b712")));
 * }</pre>
 */
@NullMarked
package dev.limbeck.revision;

import org.jspecify.annotations.NullMarked;
