/** The second release of the animal clinic, which is compared with {@code before}. Hibernate sets the fields. */
@NullUnmarked
package dev.limbeck.hibernate.journey.clinic.after;

import org.jspecify.annotations.NullUnmarked;
