/**
 * Stores Java values in the form that the application reads through the JDBC driver: dates and times, enums, UUIDs and
 * numbers, depending on the type of the column. Uses {@code sqlite.sameness} and {@code sqlite.ddl}.
 */
@NullMarked
package dev.limbeck.sqlite.values;

import org.jspecify.annotations.NullMarked;
