/** Tests of the PostgreSQL dialect against a real server. */
@NullMarked
package dev.limbeck.postgresql;

import org.jspecify.annotations.NullMarked;
