/**
 * Finds the sequences, enumerations, and other types that the entities or the revisions declare but that a database
 * might not support, and expresses operations in terms of them. Depends on {@code ops} and {@code model}.
 *
 * <pre>{@code
 * SchemaWords known = WordTracker.apply(SchemaWords.NONE, List.of(operation));
 * known.sequence(TableName.of("item_seq"));   // its start and increment
 * }</pre>
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.compare.words;

import org.jspecify.annotations.NullMarked;
