/** Tests of the stand-ins that a scratch database has for the application's collations and functions. */
@NullMarked
package dev.limbeck.sqlite.standin;

import org.jspecify.annotations.NullMarked;
