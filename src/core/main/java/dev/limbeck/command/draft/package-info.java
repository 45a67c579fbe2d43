/**
 * Places a new revision in the history and on disk, and writes its file. Of the other command packages, this package
 * may use only {@code project}.
 *
 * <pre>{@code
 * Placement placement = new Placement(List.of("head"), false, List.of("billing"), List.of(), null);
 * }</pre>
 */
@NullMarked
package dev.limbeck.command.draft;

import org.jspecify.annotations.NullMarked;
