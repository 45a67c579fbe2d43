/** Tests of SQLite's dialect, against SQLite itself. */
@NullMarked
package dev.limbeck.sqlite;

import org.jspecify.annotations.NullMarked;
