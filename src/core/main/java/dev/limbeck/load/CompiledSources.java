package dev.limbeck.load;

import java.util.Map;
import java.util.TreeMap;

/**
 * What a compiler made: class files by binary name, sorted.
 *
 * @param classes the bytes of each class; not to be changed
 */
record CompiledSources(Map<String, byte[]> classes) {
    CompiledSources {
        classes = java.util.Collections.unmodifiableMap(new TreeMap<>(classes));
    }
}
