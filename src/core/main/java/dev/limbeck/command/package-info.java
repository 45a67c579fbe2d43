/**
 * One class for each command of Limbeck: what {@code limbeck upgrade} does is {@link dev.limbeck.command.Upgrade}, and
 * so on. Each takes a request record and gives a result record; none prints. The only package that sees all others.
 *
 * <pre>{@code
 * Project project = Project.open(Settings.builder().load());
 * RunResult result = new Upgrade(project, RunListener.SILENT).run("head");
 * }</pre>
 */
@NullMarked
package dev.limbeck.command;

import org.jspecify.annotations.NullMarked;
