/** Tests of the command on PostgreSQL, from the entities to the database. */
@NullMarked
package dev.limbeck.cli.postgresql;

import org.jspecify.annotations.NullMarked;
