/**
 * Code that rewritten classes call. The build copies it into the jar with these classes; otherwise, nothing uses it.
 */
@NullMarked
package dev.limbeck.rewrite.packaged;

import org.jspecify.annotations.NullMarked;
