/**
 * The SQLite dialect: reads the definitions stored in {@code sqlite_schema}, writes types and names, compares
 * definitions, and plans changes. The stored text of a table is authoritative; it is parsed into the model together
 * with the position of each clause, so that a change is an edit of that text. Uses {@code dialect}, {@code ops},
 * {@code model}, and {@code java.sql}.
 *
 * <pre>{@code
 * Dialect sqlite = new SqliteDialect();
 * Catalog catalog = sqlite.reflector().reflect(connection);
 * }</pre>
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.sqlite;

import org.jspecify.annotations.NullMarked;
