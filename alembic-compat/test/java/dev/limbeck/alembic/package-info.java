/**
 * Limbeck and the real Alembic on one database: each sees where the other left it. Skipped, and said so, where Alembic
 * is not installed.
 */
@NullMarked
package dev.limbeck.alembic;

import org.jspecify.annotations.NullMarked;
