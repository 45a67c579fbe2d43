/**
 * Gives Hibernate the classes of the project alone, and explains the failures of libraries that do not belong with the
 * Hibernate on the class path. Uses {@code find} and Hibernate.
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.hibernate.load;

import org.jspecify.annotations.NullMarked;
