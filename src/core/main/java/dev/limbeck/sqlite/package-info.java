/**
 * SQLite's answers: reads the DDL text that {@code sqlite_schema} keeps, spells types and names, decides what is the
 * same, and plans changes. The text of a table is the truth; it is read into the model together with the place of
 * each clause, so that a change is an edit of that text. Uses {@code dialect}, {@code ops}, {@code model} and
 * {@code java.sql}.
 *
 * <pre>{@code
 * Dialect sqlite = new SqliteDialect();
 * Catalog catalog = sqlite.reflect(connection);
 * }</pre>
 */
@NullMarked
package dev.limbeck.sqlite;

import org.jspecify.annotations.NullMarked;
