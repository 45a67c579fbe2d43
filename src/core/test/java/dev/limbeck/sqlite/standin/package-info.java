/** Tests of the application's collations and functions, which a scratch database imitates. */
@NullMarked
package dev.limbeck.sqlite.standin;

import org.jspecify.annotations.NullMarked;
