/**
 * Runs migrations: completes each call with details from the current schema, lets the dialect plan it, and runs the
 * planned statements on a connection. Also contains the version table and the scratch database. Uses the
 * {@code failure} and {@code record} packages, and all packages of the lower layers.
 *
 * <pre>{@code
 * try (Database database = Database.open(new DatabaseAddress(url), Dialects.installed(), Access.READ)) {
 *     List<String> heads = new VersionTable(database.dialect(), TableName.of("alembic_version")).read(database.connection());
 * }
 * }</pre>
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.execute;

import org.jspecify.annotations.NullMarked;
