package dev.limbeck.rewrite;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Objects;
import org.objectweb.asm.Type;

/** Copies the classes that rewritten code calls. */
final class PackagedCode {
    private PackagedCode() {}

    /** Adds the class file of a class. */
    static void add(Class<?> type, Map<String, byte[]> added) {
        String file = Type.getInternalName(type) + ".class";
        try (InputStream in = Objects.requireNonNull(type.getResourceAsStream("/" + file))) {
            added.put(file, in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
