/**
 * The exceptions of a run, and explanations of JDBC driver errors. Uses {@code dialect} and {@code revision}.
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.execute.failure;

import org.jspecify.annotations.NullMarked;
