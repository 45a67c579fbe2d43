/**
 * Decides whether definitions that are spelled differently have the same meaning in SQLite: types and their affinity,
 * expressions, defaults, and constraints of a table. Also spells types and literals. Uses {@code sqlite.ddl}.
 */
@NullMarked
package dev.limbeck.sqlite.sameness;

import org.jspecify.annotations.NullMarked;
