/**
 * The commands, each a class with its options and one call of {@code dev.limbeck.command}; its result goes to a report.
 * {@link dev.limbeck.cli.command.LimbeckCommand} has the options that all commands share, and
 * {@link dev.limbeck.cli.command.CommandContext} provides settings, project, report and answers to a command.
 *
 * <pre>{@code
 * context.report().run(new Upgrade(context.project(), context.listener()).run("head", Set.of()));
 * }</pre>
 */
@NullMarked
package dev.limbeck.cli.command;

import org.jspecify.annotations.NullMarked;
