/**
 * Two schemas become the operations that turn one into the other: the live schema of a database and the model that the
 * entities ask for. What counts as the same is the dialect's to say. Uses {@code dialect}, {@code ops} and
 * {@code model}, and asks no database anything.
 *
 * <pre>{@code
 * Comparison found = new Comparer(dialect.sameness(), CompareOptions.DEFAULT).compare(live, model);
 * found.differences(); // added column user.hashed_password varchar(100)
 * found.operations(); // one batch per changed table
 * }</pre>
 */
@NullMarked
package dev.limbeck.compare;

import org.jspecify.annotations.NullMarked;
