/**
 * The connections to a MariaDB server: URLs, settings, transactions, and the lock that excludes other migrators.
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.mariadb.session;

import org.jspecify.annotations.NullMarked;
