/**
 * Rewrites the classes of the packaged command. Java links some code, such as lambda expressions, only at run time, and
 * also reads annotations at run time. Both are replaced with plain code, which a class archive can contain completely.
 * Used only by the build; see "The class archive" in docs/performance.md.
 */
@NullMarked
package dev.limbeck.rewrite;

import org.jspecify.annotations.NullMarked;
