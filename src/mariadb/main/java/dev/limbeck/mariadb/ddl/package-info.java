/**
 * Plans operations as MariaDB statements.
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.mariadb.ddl;

import org.jspecify.annotations.NullMarked;
