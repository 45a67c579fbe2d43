/** Tests of revisions on a database that other programs use. */
@NullMarked
package dev.limbeck.postgresql.online;

import org.jspecify.annotations.NullMarked;
