/**
 * Changes a database while other programs use it: decides which locks a revision takes and how long other programs
 * wait.
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.postgresql.online;

import org.jspecify.annotations.NullMarked;
