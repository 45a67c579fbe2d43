/**
 * Parses and edits the text of SQLite's CREATE statements: tokens, keywords, names, and the position of each clause, so
 * that an edit leaves everything else exactly as it was. Works without a database, and does not use any other package
 * of {@code sqlite}.
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.sqlite.ddl;

import org.jspecify.annotations.NullMarked;
