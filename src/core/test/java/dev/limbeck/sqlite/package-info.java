/** Tests of the SQLite dialect against SQLite itself. */
@NullMarked
package dev.limbeck.sqlite;

import org.jspecify.annotations.NullMarked;
