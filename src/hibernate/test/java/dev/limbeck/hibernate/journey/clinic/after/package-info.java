/** The second release of the animal clinic, to compare with {@code before}. Hibernate sets the fields. */
@NullUnmarked
package dev.limbeck.hibernate.journey.clinic.after;

import org.jspecify.annotations.NullUnmarked;
