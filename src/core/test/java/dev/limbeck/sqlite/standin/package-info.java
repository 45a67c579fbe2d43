/** Tests of what a scratch database knows of an application. */
@NullMarked
package dev.limbeck.sqlite.standin;

import org.jspecify.annotations.NullMarked;
