/**
 * Generates entities from a live database. May use {@code project} of the commands, and {@code result}.
 *
 * <pre>{@code
 * Project project = Project.open(Settings.builder().load());
 * EntitiesRequest request = new EntitiesRequest(
 *         "shop", Path.of("src"), false, List.of(), List.of(), false, EntityRequest.Style.FIELDS, Set.of());
 * EntitiesResult result = new Entities(project).run(request);
 * }</pre>
 */
@NullMarked
package dev.limbeck.command.entities;

import org.jspecify.annotations.NullMarked;
