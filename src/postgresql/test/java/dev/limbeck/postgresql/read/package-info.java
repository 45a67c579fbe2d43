/** Tests of reading a schema. */
@NullMarked
package dev.limbeck.postgresql.read;

import org.jspecify.annotations.NullMarked;
