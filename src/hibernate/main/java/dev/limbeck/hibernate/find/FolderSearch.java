package dev.limbeck.hibernate.find;

import java.io.File;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/** Reads the annotations of the classes in a folder, in a fraction of the time that ClassGraph takes. */
final class FolderSearch {
    private static final String CLASS = ".class";

    /** Folders and jars in these folders are searched as well, which only ClassGraph can do. */
    private static final List<String> NESTED =
            List.of("BOOT-INF", "WEB-INF", "META-INF/lib", "lib", "main", "classes", "test-classes");

    private static final byte[][] MAPPING = {
        bytes("Ljakarta/persistence/"), bytes("Ljavax/persistence/"), bytes("Lorg/hibernate/annotations/")
    };

    private final List<String> packages;
    private final BiConsumer<String, List<String>> found;
    private final Set<String> seen;
    private final Set<Path> entered = new HashSet<>();

    /**
     * Creates a search.
     *
     * @param packages the packages to search, including their subpackages; an empty list selects all packages
     * @param seen the names of the classes that earlier entries of the class path contain; those that this search finds
     *     are added
     * @param found gets the name of each class that has annotations, and the names of their types
     */
    FolderSearch(List<String> packages, Set<String> seen, BiConsumer<String, List<String>> found) {
        this.packages =
                packages.stream().map(name -> name.replace('.', '/') + "/").toList();
        this.seen = seen;
        this.found = found;
    }

    /** {@return whether this class finds everything that ClassGraph would find in the class path entry} */
    static boolean canSearch(Path entry, List<String> packages) {
        File folder = entry.toFile();
        return folder.isDirectory()
                && NESTED.stream().noneMatch(name -> new File(folder, name).isDirectory())
                && packages.stream().allMatch(FolderSearch::isName);
    }

    private static boolean isName(String text) {
        return !text.isEmpty()
                && !text.startsWith(".")
                && !text.endsWith(".")
                && text.chars().allMatch(c -> c == '.' || Character.isJavaIdentifierPart(c));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Searches a folder of the class path. */
    void search(Path folder) {
        search(folder.toFile(), "");
    }

    /** Searches a folder, unless it is a link to one of the folders that contain it. */
    private void search(File folder, String path) {
        String[] names = folder.list();
        if (names == null) {
            return;
        }
        Path real = realPath(folder);
        if (!entered.add(real)) {
            return;
        }
        boolean selected = isSelected(path);
        for (String name : names) {
            if (name.endsWith(CLASS)) {
                if (selected) {
                    read(new File(folder, name), path + name.substring(0, name.length() - CLASS.length()));
                }
            } else if (name.indexOf('.') < 0 && mayContainSelected(path + name + "/")) {
                search(new File(folder, name), path + name + "/");
            }
        }
        entered.remove(real);
    }

    private static Path realPath(File folder) {
        try {
            return folder.toPath().toRealPath();
        } catch (IOException unreadable) {
            return folder.toPath();
        }
    }

    private boolean isSelected(String path) {
        return packages.isEmpty() || packages.stream().anyMatch(path::startsWith);
    }

    private boolean mayContainSelected(String path) {
        return isSelected(path) || packages.stream().anyMatch(name -> name.startsWith(path));
    }

    private void read(File file, String name) {
        String binaryName = name.replace('/', '.');
        if (!seen.add(binaryName)) {
            return;
        }
        try (InputStream in = new FileInputStream(file)) {
            List<String> annotations = ClassFileAnnotations.read(in.readAllBytes(), name, MAPPING);
            if (!annotations.isEmpty()) {
                found.accept(binaryName, annotations);
            }
        } catch (IOException unreadable) {
            // ClassGraph ignores such files as well.
        }
    }
}
