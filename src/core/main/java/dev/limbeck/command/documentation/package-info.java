/**
 * Describes the schema that results from a history: replays the history in a scratch database and records which
 * revision changed which table.
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.command.documentation;

import org.jspecify.annotations.NullMarked;
