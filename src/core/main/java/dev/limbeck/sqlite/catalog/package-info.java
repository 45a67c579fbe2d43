/**
 * Reads the schema of an SQLite database: the rows of {@code sqlite_schema}, the tables and indexes that they define,
 * and the objects related to a table. Also provides scratch databases, in which SQLite itself checks a definition. Uses
 * {@code sqlite.sameness} and {@code sqlite.ddl}.
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.sqlite.catalog;

import org.jspecify.annotations.NullMarked;
