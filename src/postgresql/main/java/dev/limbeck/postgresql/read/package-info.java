/**
 * Reads the schema of a PostgreSQL database with a fixed number of queries of the system catalogs. All definitions are
 * the texts that the server prints.
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.postgresql.read;

import org.jspecify.annotations.NullMarked;
