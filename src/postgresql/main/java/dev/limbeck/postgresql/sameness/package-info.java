/**
 * The rules for whether two definitions are the same in PostgreSQL.
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.postgresql.sameness;

import org.jspecify.annotations.NullMarked;
