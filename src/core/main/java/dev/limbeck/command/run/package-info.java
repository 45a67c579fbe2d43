/**
 * Runs revisions on the live database, plans such a run, or writes it as a script. Of the other command packages, this
 * package may use only {@code proof} and {@code project}.
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.command.run;

import org.jspecify.annotations.NullMarked;
