/**
 * Verifies revisions on scratch databases before they are written. Proofs show that an upgrade results in the model,
 * that a downgrade restores the schema, that branches can be joined, and that revisions can be combined. The only other
 * command package that this package may use is {@code project}.
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.command.proof;

import org.jspecify.annotations.NullMarked;
