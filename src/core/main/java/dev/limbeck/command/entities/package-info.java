/**
 * Generates entities from a live database. The only other command package that this package may use is {@code project}.
 *
 * <pre>{@code
 * Project project = Project.open(Settings.builder().load());
 * EntitiesRequest request = new EntitiesRequest(
 *         "shop", Path.of("src"), false, List.of(), List.of(), false, EntityRequest.Style.FIELDS, Set.of());
 * EntitiesResult result = new Entities(project, RunListener.SILENT).run(request);
 * }</pre>
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.command.entities;

import org.jspecify.annotations.NullMarked;
