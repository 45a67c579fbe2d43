/**
 * Converts Java values (dates and times, enums, UUIDs, and numbers) to the form in which the application reads them
 * through the JDBC driver, depending on the type of the column. Uses {@code sqlite.sameness} and {@code sqlite.ddl}.
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.sqlite.values;

import org.jspecify.annotations.NullMarked;
