/**
 * The graph of a history: validates it, resolves revision names, and determines the steps of upgrades, downgrades, and
 * stamps from the rows of the version table. Uses {@code revision}, {@code text}, and {@code java.*}, and does not
 * access a database.
 *
 * <pre>{@code
 * List<String> plan = new ArrayList<>();
 * RevisionGraph graph = RevisionGraph.of(new RevisionFolder(folders, false).read());
 * for (RevisionStep step : UpgradePath.findSteps(graph, VersionRows.of("ae1027a6acf1"), "head")) {
 *     plan.add(step.direction() + " " + step.revision());
 * }
 * }</pre>
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.revision.graph;

import org.jspecify.annotations.NullMarked;
