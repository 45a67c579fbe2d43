/**
 * Support for MariaDB: {@code MariadbDialect}, which {@link java.util.ServiceLoader} finds, and its parts.
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.mariadb;

import org.jspecify.annotations.NullMarked;
