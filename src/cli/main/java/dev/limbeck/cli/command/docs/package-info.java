/**
 * The command that writes the documentation of a schema.
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.cli.command.docs;

import org.jspecify.annotations.NullMarked;
