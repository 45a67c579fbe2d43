package dev.limbeck.load;

import java.io.IOException;
import java.io.InputStream;
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

/**
 * Provides the compiler with Limbeck's classes from the jar from which Limbeck runs. By default the compiler opens each
 * jar as a file system and reads all its folders; for a jar that includes all of Limbeck's dependencies this takes
 * longer than compiling a revision.
 */
final class LimbeckClasses implements AutoCloseable {
    private static final String ROOT = "dev/limbeck/";
    private static final String ENDING = ".class";

    private final ZipFile jar;
    private final Map<String, List<JavaFileObject>> packages = new HashMap<>();

    private LimbeckClasses(ZipFile jar) {
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

    /** {@return whether the given place is a jar; a folder is read fast enough by the compiler itself} */
    static boolean isJar(Path place) {
        return Files.isRegularFile(place);
    }

    /** {@return the classes in the given jar, which remains open until this object is closed} */
    static LimbeckClasses open(Path jar) throws IOException {
        return new LimbeckClasses(new ZipFile(jar.toFile()));
    }

    /** {@return the classes of the given package; none for a package outside Limbeck} */
    List<JavaFileObject> list(String packageName) {
        return packages.getOrDefault(packageName, List.of());
    }

    @Override
    public void close() throws IOException {
        jar.close();
    }

    /** One class file in the jar. */
    private static final class Entry extends NamedClassFile {
        private final ZipFile jar;
        private final ZipEntry entry;

        Entry(ZipFile jar, ZipEntry entry) {
            super(entry.getName()
                    .substring(0, entry.getName().length() - ENDING.length())
                    .replace('/', '.'));
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
    }
}
