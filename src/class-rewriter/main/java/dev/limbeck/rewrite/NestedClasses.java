package dev.limbeck.rewrite;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.objectweb.asm.tree.ClassNode;

/**
 * The classes that are added to a jar.
 *
 * @param added the new classes by the name of their file
 * @param members the names of the new members of each nest, by the name of the class that lists them
 */
record NestedClasses(Map<String, byte[]> added, Map<String, List<String>> members) {
    /** {@return the class that lists the members of the nest to which the class belongs} */
    static String host(ClassNode node) {
        return node.nestHostClass == null ? node.name : node.nestHostClass;
    }

    /** Adds a class to the nest of another class. */
    void add(ClassNode owner, String name, byte[] bytes) {
        added.put(name + ".class", bytes);
        members.computeIfAbsent(host(owner), ignored -> new ArrayList<>()).add(name);
    }
}
