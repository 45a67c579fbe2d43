/**
 * Imports the history of an Alembic project. The tests also run both tools on one database, which each must be able to
 * continue; these are skipped with a message if Alembic is not installed.
 *
 * <pre>{@code
 * limbeck upgrade 27c6a30d7c24
 * alembic current     # 27c6a30d7c24
 * }</pre>
 */
@NullMarked
package dev.limbeck.alembic;

import org.jspecify.annotations.NullMarked;
