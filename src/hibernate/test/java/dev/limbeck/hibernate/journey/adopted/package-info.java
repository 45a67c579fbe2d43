/** The two tables of a library application, which each tool in {@code AdoptionTest} creates differently. */
@NullUnmarked // Hibernate fills the entities
package dev.limbeck.hibernate.journey.adopted;

import org.jspecify.annotations.NullUnmarked;
