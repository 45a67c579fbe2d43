/**
 * Runs revisions on the live database, or plans the run, or writes it as a script. Of the other command packages it
 * may use only {@code proof} and {@code project}.
 */
@NullMarked
package dev.limbeck.command.run;

import org.jspecify.annotations.NullMarked;
