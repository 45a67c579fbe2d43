/**
 * The types of MariaDB, as they are written and as the server prints them.
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.mariadb.type;

import org.jspecify.annotations.NullMarked;
