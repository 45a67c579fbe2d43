/**
 * Imports the history of an Alembic project. The tests also run Limbeck and Alembic on the same database, and check
 * that each can continue where the other stopped; these tests are skipped with a message if Alembic is not installed.
 *
 * <pre>{@code
 * limbeck upgrade 27c6a30d7c24
 * alembic current     # 27c6a30d7c24
 * }</pre>
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.alembic;

import org.jspecify.annotations.NullMarked;
