package dev.limbeck.load;

import java.util.Map;
import java.util.TreeMap;

/**
 * The result of a compilation.
 *
 * @param classes the class files by binary name, sorted; must not be modified
 * @param partial whether some revisions were left out
 */
record CompiledSources(Map<String, byte[]> classes, boolean partial) {
    CompiledSources {
        classes = java.util.Collections.unmodifiableMap(new TreeMap<>(classes));
    }

    /** The result of compiling all revisions. */
    CompiledSources(Map<String, byte[]> classes) {
        this(classes, false);
    }
}
