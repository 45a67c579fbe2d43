/**
 * Converts the model of the entities to the form in which the database stores it. The only other command package that
 * this package may use is {@code project}.
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.command.normal;

import org.jspecify.annotations.NullMarked;
