/**
 * Plans operations as statements of MariaDB.
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.mariadb.ddl;

import org.jspecify.annotations.NullMarked;
