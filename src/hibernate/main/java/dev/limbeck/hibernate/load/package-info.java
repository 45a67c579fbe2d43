/**
 * Lets Hibernate load only the classes of the project, and explains errors that are caused by libraries whose versions
 * do not match the version of Hibernate on the class path. Uses {@code find} and Hibernate.
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.hibernate.load;

import org.jspecify.annotations.NullMarked;
