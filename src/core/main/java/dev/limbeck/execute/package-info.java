/**
 * Runs what a migration asks: records each call, completes it from the current schema, has it planned, and runs the
 * statements on a connection. Holds the version table and the scratch database. Uses every package above it.
 *
 * <pre>{@code
 * try (Database database = Database.open(url, null, null, Access.READ)) {
 *     List<String> heads = new VersionTable(database.dialect(), "alembic_version").read(database.connection());
 * }
 * }</pre>
 */
@NullMarked
package dev.limbeck.execute;

import org.jspecify.annotations.NullMarked;
