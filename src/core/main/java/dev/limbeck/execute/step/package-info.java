/**
 * Runs a revision step by step on a database that cannot revert schema changes by rolling back: records the revision
 * first, keeps a journal, and continues or reverts a revision that was interrupted.
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.execute.step;

import org.jspecify.annotations.NullMarked;
