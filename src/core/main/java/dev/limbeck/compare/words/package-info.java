/**
 * Sequences, enumerations and other types that a database may not have: what the entities and the revisions say beyond
 * what is stored, and the operations that say it. Depends on {@code ops} and {@code model}.
 *
 * <pre>{@code
 * SchemaWords known = WordTracker.apply(SchemaWords.NONE, operationsOfTheHistory);
 * List<Operation> worded = WordedOperations.write(found, live, known, model, wordsOfTheEntities);
 * }</pre>
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.compare.words;

import org.jspecify.annotations.NullMarked;
