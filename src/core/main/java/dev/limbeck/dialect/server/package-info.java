/**
 * Classes shared by the dialects of database servers: queries for rows that do not fit a new definition, the values and
 * sample rows of tables, and waiting for the migration lock. Depends on {@code dialect}, {@code dialect.token},
 * {@code ops}, and {@code model}.
 *
 * <pre>{@code
 * TokenRules tokens = new TokenRules(true, true, false, false, false);
 * Set<String> columns = new UsedColumns(tokens).in(new SqlText("price * amount"), live.tables().get(0));
 * }</pre>
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.dialect.server;

import org.jspecify.annotations.NullMarked;
