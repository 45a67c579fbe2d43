/**
 * An entity with an attribute of every Java type, whose values are stored by Limbeck and, in a separate JVM, by
 * Hibernate.
 */
@NullMarked
package dev.limbeck.hibernate.journey.stored;

import org.jspecify.annotations.NullMarked;
