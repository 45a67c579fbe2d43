/**
 * The connections to a PostgreSQL server: their URLs, settings, transactions, and the advisory lock that keeps other
 * migrators away.
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.postgresql.session;

import org.jspecify.annotations.NullMarked;
