/**
 * The syntax of PostgreSQL: tokens, names, literals, statements of scripts, and scripts for {@code psql}. Uses {@code
 * dialect}, {@code model}, and {@code type}.
 *
 * <pre>{@code
 * new PostgresqlSyntax().statements("create function f() …$$ … $$; select 1");
 * }</pre>
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.postgresql.syntax;

import org.jspecify.annotations.NullMarked;
