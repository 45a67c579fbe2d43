/**
 * The command that writes the model of the entities for an application. Uses {@code cli.command} and {@code
 * dev.limbeck.command}.
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.cli.command.model;

import org.jspecify.annotations.NullMarked;
