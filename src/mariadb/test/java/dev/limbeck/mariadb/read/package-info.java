/** Tests of reading a database. */
@NullMarked
package dev.limbeck.mariadb.read;

import org.jspecify.annotations.NullMarked;
