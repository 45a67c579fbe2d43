/**
 * Help texts, and the manual pages, completion scripts, and list of settings that are generated from them. Depends on
 * picocli's descriptions of the commands, but not on the commands.
 *
 * <pre>{@code
 * out.print(ManualPage.render(commandLine.getCommandSpec()));
 * }</pre>
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.cli.help;

import org.jspecify.annotations.NullMarked;
