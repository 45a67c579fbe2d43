package dev.limbeck.load;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a compiler made: class files by binary name, sorted.
 *
 * @param classes the bytes of each class; not to be changed
 * @param part whether there are revisions that were left out
 */
record CompiledSources(Map<String, byte[]> classes, boolean part) {
    CompiledSources {
        classes = java.util.Collections.unmodifiableMap(new TreeMap<>(classes));
    }

    /** All there is. */
    CompiledSources(Map<String, byte[]> classes) {
        this(classes, false);
    }
}
