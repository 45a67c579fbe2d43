/**
 * Scratch databases on the server of the live database.
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.postgresql.scratch;

import org.jspecify.annotations.NullMarked;
