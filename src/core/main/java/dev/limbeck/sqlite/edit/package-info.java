/**
 * Drafts a change to a table: applies the steps of a batch to the texts of the table and its indexes, and records the
 * expression that computes each column. Uses {@code sqlite.catalog}, {@code sqlite.sameness}, and {@code sqlite.ddl}.
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.sqlite.edit;

import org.jspecify.annotations.NullMarked;
