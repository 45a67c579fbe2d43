/**
 * Runs on the real database: write transactions with the checks at their end, explanations of SQLite's errors, disk
 * space, sample rows, and the contents of columns. Uses {@code sqlite.catalog}, {@code sqlite.sameness}, and {@code
 * sqlite.ddl}, but does not use {@code sqlite.plan}.
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.sqlite.run;

import org.jspecify.annotations.NullMarked;
