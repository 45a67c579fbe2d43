/**
 * A project with its settings, history, and database, and the errors that commands report. This package uses no other
 * command package except {@code command.cache}.
 *
 * <pre>{@code
 * Project project = Project.open(Settings.builder().load());
 * List<RevisionFile> heads = project.graph().heads();
 * }</pre>
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.command.project;

import org.jspecify.annotations.NullMarked;
