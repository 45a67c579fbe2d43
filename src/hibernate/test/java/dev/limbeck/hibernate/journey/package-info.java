/** End-to-end tests that use the commands: from entities to a revision file, from the file to a database, and back. */
@NullMarked
package dev.limbeck.hibernate.journey;

import org.jspecify.annotations.NullMarked;
