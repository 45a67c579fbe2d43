/** A library's two tables, as every tool that {@code AdoptionTest} knows would make them in its own words. */
@NullUnmarked // Hibernate fills the entities
package dev.limbeck.hibernate.journey.adopted;

import org.jspecify.annotations.NullUnmarked;
