/**
 * The queries of the system catalogs of PostgreSQL. Depends on no other package.
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.postgresql.query;

import org.jspecify.annotations.NullMarked;
