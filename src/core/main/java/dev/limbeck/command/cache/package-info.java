/**
 * Files with the results of earlier commands. The name of each result is a hash of everything on which it depends.
 *
 * <pre>{@code
 * CacheKey key = new CacheKey().add("model").addFiles(Path.of("target/classes"));
 * }</pre>
 *
 * <p>This package is internal: it may change in any version.
 */
@NullMarked
package dev.limbeck.command.cache;

import org.jspecify.annotations.NullMarked;
