/**
 * Help texts and what is generated from them: manual pages, completion scripts and the list of settings. Knows picocli's description
 * of a command, but no command.
 *
 * <pre>{@code
 * out.print(ManualPage.render(commandLine.getCommandSpec()));
 * }</pre>
 */
@NullMarked
package dev.limbeck.cli.help;

import org.jspecify.annotations.NullMarked;
