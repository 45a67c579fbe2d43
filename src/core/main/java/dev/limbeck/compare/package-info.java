/**
 * Compares the live schema of a database with the model that the entities require, and finds the operations that turn
 * one into the other. The dialect decides which definitions are the same. Depends on {@code dialect}, {@code result},
 * {@code ops}, and {@code model}, and does not access a database.
 *
 * <pre>{@code
 * Comparison found = new Comparer(dialect, CompareOptions.DEFAULT).compare(live, model);
 * found.differences(); // added column user.hashed_password varchar(100)
 * found.operations(); // one batch per changed table
 * }</pre>
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.compare;

import org.jspecify.annotations.NullMarked;
