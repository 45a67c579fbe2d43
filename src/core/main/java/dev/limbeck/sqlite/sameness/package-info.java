/**
 * Decides whether definitions that are spelled differently have the same meaning in SQLite: types and their affinity,
 * expressions, defaults, and constraints of a table. Also writes types and literals. Uses {@code sqlite.ddl}.
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.sqlite.sameness;

import org.jspecify.annotations.NullMarked;
