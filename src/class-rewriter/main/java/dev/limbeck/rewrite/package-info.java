/**
 * Rewrites the classes of the packaged command: code that Java links at run time, such as lambda expressions, and
 * annotations, which Java reads at run time, are replaced by plain code, which a class archive can contain completely.
 * Used only by the build; see "The class archive" in docs/performance.md.
 */
@NullMarked
package dev.limbeck.rewrite;

import org.jspecify.annotations.NullMarked;
