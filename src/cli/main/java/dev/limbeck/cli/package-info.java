/**
 * The {@code limbeck} command. Each subcommand is a class with its options and one call of {@code dev.limbeck.command};
 * {@link dev.limbeck.cli.Report} prints what comes back, as text or as JSON. Uses core and picocli; Hibernate is on the
 * class path only when the program runs, and is loaded only by the commands that read entities.
 *
 * <pre>{@code
 * int exitCode = Main.run(Surroundings.ofProcess(), "upgrade", "head");
 * }</pre>
 */
@NullMarked
package dev.limbeck.cli;

import org.jspecify.annotations.NullMarked;
