/**
 * Generates entities from a live database. Of the other command packages, this package may use only {@code project}.
 *
 * <pre>{@code
 * Project project = Project.open(Settings.builder().load());
 * EntitiesRequest request = new EntitiesRequest(
 *         "shop", Path.of("src"), false, List.of(), List.of(), false, EntityRequest.Style.FIELDS, Set.of());
 * EntitiesResult result = new Entities(project).run(request);
 * }</pre>
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.command.entities;

import org.jspecify.annotations.NullMarked;
