/**
 * Handles rows in PostgreSQL: the contents of columns, and the stored form of values. Uses {@code dialect},
 * {@code model}, {@code syntax}, and {@code type}.
 *
 * <pre>{@code
 * new PostgresqlRows().count(connection, TableName.of("user"), 100);
 * }</pre>
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.postgresql.rows;

import org.jspecify.annotations.NullMarked;
