/**
 * Scratch databases on the server of the live database.
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.mariadb.scratch;

import org.jspecify.annotations.NullMarked;
