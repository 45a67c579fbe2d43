/** The two tables of a library, which each tool in {@code AdoptionTest} creates in its own way. */
@NullUnmarked // Hibernate fills the entities
package dev.limbeck.hibernate.journey.adopted;

import org.jspecify.annotations.NullUnmarked;
