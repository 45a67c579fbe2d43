/** Tests of the class rewriter. */
@NullMarked
package dev.limbeck.rewrite;

import org.jspecify.annotations.NullMarked;
