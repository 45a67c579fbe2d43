/**
 * Reads the schema of a database from the definitions that {@code SHOW CREATE} prints.
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.mariadb.read;

import org.jspecify.annotations.NullMarked;
