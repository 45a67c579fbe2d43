/** Tests of sessions. */
@NullMarked
package dev.limbeck.postgresql.session;

import org.jspecify.annotations.NullMarked;
