/**
 * What Limbeck shares with Alembic. The tests run both on one database: each sees where the other left it. They are
 * skipped, and say so, where the real Alembic is not installed.
 *
 * <pre>{@code
 * limbeck upgrade 27c6a30d7c24
 * alembic current     # 27c6a30d7c24
 * }</pre>
 */
@NullMarked
package dev.limbeck.alembic;

import org.jspecify.annotations.NullMarked;
