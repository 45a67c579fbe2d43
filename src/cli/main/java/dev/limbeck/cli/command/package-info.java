/**
 * The commands. Each command is a class that declares its options, makes one call to {@code dev.limbeck.command}, and
 * passes the result to a report. {@link dev.limbeck.cli.command.LimbeckCommand} has the options that all commands
 * share, and {@link dev.limbeck.cli.command.CommandContext} provides a command with its settings, its project, its
 * report, and the user's answers.
 *
 * <pre>{@code
 * context.report().run(new Upgrade(context.project(), context.listener()).run("head"));
 * }</pre>
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.cli.command;

import org.jspecify.annotations.NullMarked;
