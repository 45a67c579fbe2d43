/**
 * Revision files, their ids and their graph: reads what a revision says of itself without compiling it, finds what is
 * wrong with a history, understands every way to name a revision, and works out the steps from the rows of the version
 * table to a target. Uses nothing but {@code ops} and {@code java.*}, and touches no database.
 *
 * <pre>{@code
 * RevisionGraph graph = RevisionGraph.of(new RevisionFolder(folders, false).read());
 * for (RevisionStep step : UpgradePath.to(graph, VersionRows.of("ae1027a6acf1"), "head")) {
 *     System.out.println(step.direction() + " " + step.revision());
 * }
 * }</pre>
 */
@NullMarked
package dev.limbeck.revision;

import org.jspecify.annotations.NullMarked;
