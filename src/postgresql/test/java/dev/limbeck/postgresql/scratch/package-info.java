/** Tests of scratch databases. */
@NullMarked
package dev.limbeck.postgresql.scratch;

import org.jspecify.annotations.NullMarked;
