/**
 * Places a new revision in the history and on disk, and writes its file. The only other command package that this
 * package may use is {@code project}.
 *
 * <pre>{@code
 * Placement placement = new Placement(List.of("head"), false, List.of("billing"), List.of(), null);
 * }</pre>
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.command.draft;

import org.jspecify.annotations.NullMarked;
