/**
 * Emulates objects that a database does not support, in the same way as Hibernate: a sequence becomes a table with one
 * row, and an enumeration becomes a text column with a check constraint. Depends on {@code dialect}, {@code ops}, and
 * {@code model}.
 *
 * <pre>{@code
 * Operation possible = dialect.planner().expand(operation, () -> live); // a CreateTable for a CreateSequence
 * }</pre>
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.dialect.emulation;

import org.jspecify.annotations.NullMarked;
