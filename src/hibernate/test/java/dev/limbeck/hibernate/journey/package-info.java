/**
 * Whole journeys: entities to a revision file, the file to a database, and back, through the commands as a user has
 * them.
 */
@NullMarked
package dev.limbeck.hibernate.journey;

import org.jspecify.annotations.NullMarked;
