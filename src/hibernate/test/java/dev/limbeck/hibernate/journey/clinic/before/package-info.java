/** The first release of the animal clinic. Hibernate sets the fields. */
@NullUnmarked
package dev.limbeck.hibernate.journey.clinic.before;

import org.jspecify.annotations.NullUnmarked;
