/**
 * What the revisions declare, including everything that the catalog of one database does not show, such as a comment or
 * a type that only another database has. Autogenerate writes the objects that a revision removes or changes in this
 * form, so that the revision and its downgrade are exact in every database.
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.command.autogenerate.history;

import org.jspecify.annotations.NullMarked;
