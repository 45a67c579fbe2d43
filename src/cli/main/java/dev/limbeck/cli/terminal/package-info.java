/**
 * The environment of the program: its streams and variables, colors, questions to the user, the editor, and exit codes.
 * Everything that is printed goes through {@link dev.limbeck.cli.terminal.ProcessContext}, so that tests can supply
 * their own streams.
 *
 * <pre>{@code
 * ProcessContext context = ProcessContext.ofProcess();
 * context.err().println(context.errStyle().warning("warning: ") + message);
 * }</pre>
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.cli.terminal;

import org.jspecify.annotations.NullMarked;
