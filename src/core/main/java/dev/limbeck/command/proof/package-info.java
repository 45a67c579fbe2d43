/**
 * Proves revisions on scratch databases before they are written: that an upgrade reaches the model, that a downgrade
 * restores the schema, that branches can be joined and revisions combined. May use {@code project} of the commands, and
 * {@code result}.
 */
@NullMarked
package dev.limbeck.command.proof;

import org.jspecify.annotations.NullMarked;
