/** The animal clinic as its first release has it. Written as its users write: Hibernate fills the fields. */
@NullUnmarked
package dev.limbeck.hibernate.journey.clinic.before;

import org.jspecify.annotations.NullUnmarked;
