/** The PostgreSQL server of the tests. It is not part of Limbeck. */
@NullMarked
package dev.limbeck.postgresql;

import org.jspecify.annotations.NullMarked;
