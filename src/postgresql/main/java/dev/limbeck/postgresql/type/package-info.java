/**
 * PostgreSQL's types: how portable types are written, and how the types in the catalog are read. Uses {@code model}.
 *
 * <pre>{@code
 * PostgresqlTypes.spell(SqlType.of(TypeName.VARBINARY, 255)); // bytea
 * PostgresqlTypes.parse("timestamp(3) with time zone"); // timestampWithTimeZone(3)
 * }</pre>
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.postgresql.type;

import org.jspecify.annotations.NullMarked;
