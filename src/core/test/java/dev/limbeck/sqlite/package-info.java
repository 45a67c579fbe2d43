/** Tests of the SQLite dialect that compare it with SQLite itself. */
@NullMarked
package dev.limbeck.sqlite;

import org.jspecify.annotations.NullMarked;
