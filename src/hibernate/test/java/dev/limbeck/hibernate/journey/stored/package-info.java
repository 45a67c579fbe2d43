/** An entity with an attribute of every Java type, stored by Limbeck, and by Hibernate in a separate JVM. */
@NullMarked
package dev.limbeck.hibernate.journey.stored;

import org.jspecify.annotations.NullMarked;
