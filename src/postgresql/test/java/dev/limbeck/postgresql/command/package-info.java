/** Tests of the command on PostgreSQL, from the entities to the database. */
@NullMarked
package dev.limbeck.postgresql.command;

import org.jspecify.annotations.NullMarked;
