/**
 * Runs a revision step by step if the database cannot roll back its changes: records the revision
 * first, keeps a journal, and continues or reverts a revision that was interrupted.
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.execute.step;

import org.jspecify.annotations.NullMarked;
