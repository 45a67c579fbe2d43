/**
 * Compares the model of the entities with the live database or the replayed history, and checks existing rows against
 * the new rules. The only other command packages that this package may use are {@code decide}, {@code proof}, and
 * {@code project}.
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.command.autogenerate;

import org.jspecify.annotations.NullMarked;
