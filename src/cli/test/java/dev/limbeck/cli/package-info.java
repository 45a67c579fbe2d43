/** Tests of the command line, with the real program and real databases. */
@NullMarked
package dev.limbeck.cli;

import org.jspecify.annotations.NullMarked;
