/** Tests of the definitions of an application that a scratch database imitates. */
@NullMarked
package dev.limbeck.sqlite.standin;

import org.jspecify.annotations.NullMarked;
