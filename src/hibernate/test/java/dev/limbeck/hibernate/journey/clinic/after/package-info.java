/**
 * The second release of the animal clinic, which is compared with the release in the package {@code before}. Hibernate
 * sets the fields.
 */
@NullUnmarked
package dev.limbeck.hibernate.journey.clinic.after;

import org.jspecify.annotations.NullUnmarked;
