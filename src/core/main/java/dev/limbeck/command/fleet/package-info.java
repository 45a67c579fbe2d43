/**
 * Runs a command on many databases with the same history. Besides the commands themselves, the only
 * command package that this package may use is {@code project}.
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.command.fleet;

import org.jspecify.annotations.NullMarked;
