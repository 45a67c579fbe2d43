/**
 * The PostgreSQL dialect, for PostgreSQL 14 to 18. The server itself prints the definitions: a model is
 * created in a scratch database and read back with the queries that read the live database, so Limbeck compares only
 * text that PostgreSQL wrote.
 *
 * <pre>{@code
 * Dialect postgresql = new PostgresqlDialect();
 * Catalog catalog = postgresql.reflector().reflect(connection);
 * }</pre>
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.postgresql;

import org.jspecify.annotations.NullMarked;
