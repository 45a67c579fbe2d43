/**
 * Stand-ins for collations and functions that only the application defines, in scratch databases.
 * {@link dev.limbeck.sqlite.standin.StandInCollation} and {@link dev.limbeck.sqlite.standin.StandInFunction} extend
 * classes of the JDBC driver, which need not be on the class path of Limbeck.
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.sqlite.standin;

import org.jspecify.annotations.NullMarked;
