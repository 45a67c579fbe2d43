/**
 * Compares the model of the entities with the live database or the replayed history, and checks existing rows against
 * the new rules. May use {@code decide}, {@code proof} and {@code project} of the commands, and {@code result}.
 */
@NullMarked
package dev.limbeck.command.autogenerate;

import org.jspecify.annotations.NullMarked;
