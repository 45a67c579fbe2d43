/**
 * Groups of options and arguments that several commands share. Uses picocli and the requests of
 * {@code dev.limbeck.command}.
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.cli.option;

import org.jspecify.annotations.NullMarked;
