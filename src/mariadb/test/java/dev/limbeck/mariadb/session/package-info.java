/** Tests of interrupted runs and of locks. */
@NullMarked
package dev.limbeck.mariadb.session;

import org.jspecify.annotations.NullMarked;
