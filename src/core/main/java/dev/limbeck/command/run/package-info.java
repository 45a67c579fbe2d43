/**
 * Runs revisions on the live database, or plans the run, or writes it as a script. May use {@code proof} and
 * {@code project} of the commands, and {@code result}.
 */
@NullMarked
package dev.limbeck.command.run;

import org.jspecify.annotations.NullMarked;
