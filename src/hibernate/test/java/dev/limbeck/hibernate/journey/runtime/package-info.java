/** Entities for the statements of the guide about Hibernate and SQLite at run time. */
@NullMarked
package dev.limbeck.hibernate.journey.runtime;

import org.jspecify.annotations.NullMarked;
