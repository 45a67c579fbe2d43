/**
 * The door for applications: {@link dev.limbeck.app.Limbeck} brings a database to the head when the application starts,
 * from revisions that were compiled with it.
 *
 * <pre>{@code
 * Limbeck.configure().dataSource(dataSource).revisions("db.revisions").load().upgrade("head");
 * }</pre>
 */
@NullMarked
package dev.limbeck.app;

import org.jspecify.annotations.NullMarked;
