/**
 * Runs revisions on the live database, plans such a run, or writes it as a script. The only other command packages that
 * this package may use are {@code proof} and {@code project}.
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.command.run;

import org.jspecify.annotations.NullMarked;
