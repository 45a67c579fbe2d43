/**
 * The {@code limbeck} program: creates the command line, runs a command, and turns exceptions into messages and exit
 * codes. Each command is a class in {@link dev.limbeck.cli.command}. Uses core and picocli; Hibernate is on the class
 * path only at run time, and is loaded only by commands that read entities.
 *
 * <pre>{@code
 * int exitCode = Main.run(ProcessContext.ofProcess(), "upgrade", "head");
 * }</pre>
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.cli;

import org.jspecify.annotations.NullMarked;
