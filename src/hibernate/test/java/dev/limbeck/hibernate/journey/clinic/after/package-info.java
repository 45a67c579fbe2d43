/** The animal clinic a release later, to compare with {@code before}. Written as its users write: Hibernate fills the fields. */
@NullUnmarked
package dev.limbeck.hibernate.journey.clinic.after;

import org.jspecify.annotations.NullUnmarked;
