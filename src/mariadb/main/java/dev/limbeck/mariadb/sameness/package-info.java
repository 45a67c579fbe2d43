/**
 * Decides whether two definitions that the server printed are the same.
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.mariadb.sameness;

import org.jspecify.annotations.NullMarked;
