package dev.limbeck.load;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;

/**
 * Determines whether Java's class path lacks a package, so that the classes of a long history need not be looked up one
 * by one.
 */
final class AbsentPackage {
    private AbsentPackage() {}

    /**
     * {@return whether the loader is the system class loader and certainly has no class in the given package; false if
     * this is unknown, for example because the class path contains a folder}
     */
    static boolean isCertain(ClassLoader loader, String packageName) {
        if (loader != ClassLoader.getSystemClassLoader() || packageName.isEmpty()) {
            return false;
        }
        byte[] folder = (packageName.replace('.', '/') + "/").getBytes(StandardCharsets.UTF_8);
        if (!isAscii(folder)
                || ModuleLayer.boot().modules().stream()
                        .anyMatch(module -> module.getPackages().contains(packageName))) {
            return false;
        }
        for (String entry : System.getProperty("java.class.path", "").split(File.pathSeparator, -1)) {
            if (!isWithout(Path.of(entry), folder)) {
                return false;
            }
        }
        return true;
    }

    /** Jars store other characters in different encodings. */
    private static boolean isAscii(byte[] text) {
        for (byte one : text) {
            if (one < 0) {
                return false;
            }
        }
        return true;
    }

    /** Searches the bytes of the jar's directory, which takes less time than a hundred lookups. */
    private static boolean isWithout(Path jar, byte[] folder) {
        if (!Files.isRegularFile(jar)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(jar, StandardOpenOption.READ)) {
            return !contains(JarDirectory.read(channel), folder) && !refersToOthers(jar);
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean refersToOthers(Path jar) throws IOException {
        try (JarFile file = new JarFile(jar.toFile())) {
            Manifest manifest = file.getManifest();
            return manifest != null && manifest.getMainAttributes().getValue(Attributes.Name.CLASS_PATH) != null;
        }
    }

    static boolean contains(byte[] text, byte[] part) {
        for (int at = 0; at <= text.length - part.length; at++) {
            if (text[at] == part[0] && matches(text, at, part)) {
                return true;
            }
        }
        return false;
    }

    private static boolean matches(byte[] text, int at, byte[] part) {
        for (int i = 0; i < part.length; i++) {
            if (text[at + i] != part[i]) {
                return false;
            }
        }
        return true;
    }
}
