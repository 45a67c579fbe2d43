/** Tests of the command on MariaDB, from the entities to the database. */
@NullMarked
package dev.limbeck.cli.mariadb;

import org.jspecify.annotations.NullMarked;
