package dev.limbeck.load;

import java.util.Map;

/**
 * The result of a compilation.
 *
 * @param classes the class files by binary name; must not be modified
 * @param partial whether some revisions were left out
 */
record CompiledSources(Map<String, byte[]> classes, boolean partial) {
    /** The result of compiling all revisions. */
    CompiledSources(Map<String, byte[]> classes) {
        this(classes, false);
    }
}
