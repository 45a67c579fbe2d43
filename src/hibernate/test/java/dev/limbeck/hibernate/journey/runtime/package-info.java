/** Entities for testing what the guide says about Hibernate and SQLite at run time. */
@NullMarked
package dev.limbeck.hibernate.journey.runtime;

import org.jspecify.annotations.NullMarked;
