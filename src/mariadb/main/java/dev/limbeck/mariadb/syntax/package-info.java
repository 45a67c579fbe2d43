/**
 * The syntax of MariaDB: tokens, names, literals, statements, and scripts.
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.mariadb.syntax;

import org.jspecify.annotations.NullMarked;
