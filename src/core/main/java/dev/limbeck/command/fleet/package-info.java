/**
 * Runs a command on many databases with the same history. Of the other command packages, this package may use only
 * {@code project}, besides the commands themselves.
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.command.fleet;

import org.jspecify.annotations.NullMarked;
