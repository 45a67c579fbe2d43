/**
 * Everything that uses the real database: the write transactions and the checks before their commit, the explanations
 * of SQLite's errors, the estimate of the disk space needed, the sample rows, and the contents of columns. Uses {@code
 * sqlite.catalog}, {@code sqlite.sameness}, and {@code sqlite.ddl}, but does not use {@code sqlite.plan}.
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.sqlite.run;

import org.jspecify.annotations.NullMarked;
