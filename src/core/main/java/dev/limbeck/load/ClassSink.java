package dev.limbeck.load;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/** Receives compiled classes. */
interface ClassSink {
    /**
     * Adds a class.
     *
     * @return false if a different class with the same name was added before
     * @throws IOException if the class cannot be written
     */
    boolean add(String name, byte[] bytes) throws IOException;

    /** {@return the names of the classes that were added} */
    Set<String> names();

    /** {@return a sink that adds the classes to the given map} */
    static ClassSink into(Map<String, byte[]> classes) {
        return new ClassSink() {
            @Override
            public boolean add(String name, byte[] bytes) {
                byte[] known = classes.putIfAbsent(name, bytes);
                return known == null || Arrays.equals(known, bytes);
            }

            @Override
            public Set<String> names() {
                return classes.keySet();
            }
        };
    }
}
