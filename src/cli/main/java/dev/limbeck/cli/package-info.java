/**
 * The {@code limbeck} command. Each subcommand is a class with its options and one call of {@code dev.limbeck.command};
 * {@link dev.limbeck.cli.report.Report} prints the result as text, JSON or Markdown. Uses core and picocli; Hibernate is on the
 * class path only at run time, and is loaded only by commands that read entities.
 *
 * <pre>{@code
 * int exitCode = Main.run(Surroundings.ofProcess(), "upgrade", "head");
 * }</pre>
 */
@NullMarked
package dev.limbeck.cli;

import org.jspecify.annotations.NullMarked;
