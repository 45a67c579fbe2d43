/**
 * The commands of Limbeck, one class for each command: {@link dev.limbeck.command.Upgrade} implements {@code limbeck
 * upgrade}, and so on. A command takes its options as parameters or as a request record, returns a result record, and
 * prints nothing. This package may use all other packages of the core.
 *
 * <pre>{@code
 * Project project = Project.open(Settings.builder().load());
 * RunResult result = new Upgrade(project, RunListener.SILENT).run("head");
 * }</pre>
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.command;

import org.jspecify.annotations.NullMarked;
