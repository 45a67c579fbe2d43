/** Tests of the comparison of definitions. */
@NullMarked
package dev.limbeck.postgresql.sameness;

import org.jspecify.annotations.NullMarked;
