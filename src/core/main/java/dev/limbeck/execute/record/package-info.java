/**
 * Records the calls of a migration as operations, and completes them with details from the current schema. Uses
 * {@code failure}, {@code dialect}, {@code ops}, and {@code model}, and does not access a database.
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.execute.record;

import org.jspecify.annotations.NullMarked;
