/**
 * Finds the dialect and the JDBC driver of a database. Uses {@code dialect}, {@code failure}, and {@code spi}.
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.execute.lookup;

import org.jspecify.annotations.NullMarked;
