/**
 * Copies the rows of a table in a rebuild, and builds the guards that check whether the rows fit the new table. Uses
 * {@code sqlite.edit}, {@code sqlite.catalog}, {@code sqlite.sameness}, and {@code sqlite.ddl}.
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.sqlite.rows;

import org.jspecify.annotations.NullMarked;
