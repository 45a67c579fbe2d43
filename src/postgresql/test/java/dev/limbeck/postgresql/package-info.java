/** Tests of the PostgreSQL dialect that use a real server. */
@NullMarked
package dev.limbeck.postgresql;

import org.jspecify.annotations.NullMarked;
