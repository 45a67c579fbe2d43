/**
 * The rows of MariaDB: how values are stored and which statements read or write rows.
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.mariadb.rows;

import org.jspecify.annotations.NullMarked;
