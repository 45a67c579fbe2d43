/** Tests of revisions that run on a database that other programs are using. */
@NullMarked
package dev.limbeck.postgresql.online;

import org.jspecify.annotations.NullMarked;
