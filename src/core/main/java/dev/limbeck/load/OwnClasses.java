package dev.limbeck.load;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;

/**
 * The classes of Limbeck in the jar that it runs from, for the compiler. Left to itself the compiler makes a file system of
 * each jar, with all folders in it; in a jar with everything that Limbeck uses that takes longer than to compile a revision.
 */
final class OwnClasses implements AutoCloseable {
    private static final String ROOT = "dev/limbeck/";
    private static final String ENDING = ".class";

    private final ZipFile jar;
    private final Map<String, List<JavaFileObject>> packages = new HashMap<>();

    private OwnClasses(ZipFile jar) {
        this.jar = jar;
        for (Enumeration<? extends ZipEntry> entries = jar.entries(); entries.hasMoreElements(); ) {
            ZipEntry entry = entries.nextElement();
            String name = entry.getName();
            if (name.startsWith(ROOT) && name.endsWith(ENDING)) {
                String folder = name.substring(0, name.lastIndexOf('/'));
                packages.computeIfAbsent(folder.replace('/', '.'), key -> new ArrayList<>())
                        .add(new Entry(jar, entry));
            }
        }
    }

    /** {@return whether that is a jar, which this can read; a folder is better left to the compiler} */
    static boolean areIn(Path place) {
        return Files.isRegularFile(place);
    }

    /** Opens that jar. */
    static OwnClasses open(Path jar) throws IOException {
        return new OwnClasses(new ZipFile(jar.toFile()));
    }

    /** {@return the classes of that package; none for one that is not Limbeck's} */
    List<JavaFileObject> in(String packageName) {
        return packages.getOrDefault(packageName, List.of());
    }

    @Override
    public void close() throws IOException {
        jar.close();
    }

    /** One class file in the jar. */
    static final class Entry extends SimpleJavaFileObject {
        private final ZipFile jar;
        private final ZipEntry entry;

        Entry(ZipFile jar, ZipEntry entry) {
            super(URI.create("limbeck:///" + entry.getName()), Kind.CLASS);
            this.jar = jar;
            this.entry = entry;
        }

        @Override
        public InputStream openInputStream() throws IOException {
            return jar.getInputStream(entry);
        }

        @Override
        public long getLastModified() {
            return entry.getTime();
        }

        /** {@return the name of the class as the compiler asks for it, with dots} */
        String binaryName() {
            String name = entry.getName();
            return name.substring(0, name.length() - ENDING.length()).replace('/', '.');
        }
    }
}
