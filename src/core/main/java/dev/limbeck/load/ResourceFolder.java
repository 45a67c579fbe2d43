package dev.limbeck.load;

import java.io.IOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipException;

/** Lists the files of one folder of a class path, in folders and in jars. */
public final class ResourceFolder {
    private ResourceFolder() {}

    /**
     * {@return the names of the files in a folder of the class path, without those in subfolders; none if the folders of
     * the class path cannot be listed, as in a native image}
     *
     * @param folder the path of the folder, which ends with a slash
     * @param wanted which names are returned
     */
    public static Set<String> list(ClassLoader loader, String folder, Predicate<String> wanted) {
        try {
            Set<String> names = find(loader, folder, wanted);
            for (Path jar : names.isEmpty() ? ClassLoaderJars.find(loader) : List.<Path>of()) {
                names.addAll(inJar(jar, folder, wanted));
            }
            return names;
        } catch (IOException e) {
            System.getLogger(ResourceFolder.class.getName())
                    .log(System.Logger.Level.DEBUG, folder + " cannot be listed", e);
            return Set.of();
        }
    }

    /**
     * Returns the names of the wanted files in the folder, from all parts of the class path that contain it. A jar is
     * skipped if it has no entry for the folder.
     */
    static Set<String> find(ClassLoader loader, String folder, Predicate<String> wanted) throws IOException {
        Set<String> names = new TreeSet<>();
        for (URL url : Collections.list(loader.getResources(folder))) {
            names.addAll(names(url, folder, wanted));
        }
        return names;
    }

    private static List<String> names(URL url, String folder, Predicate<String> wanted) throws IOException {
        if (url.getProtocol().equals("file")) {
            return inFolder(url, wanted);
        }
        URLConnection connection = url.openConnection();
        connection.setUseCaches(false);
        return connection instanceof JarURLConnection jar ? inJar(jar, folder, wanted) : List.of();
    }

    private static List<String> inFolder(URL url, Predicate<String> wanted) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(url.toURI()))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(wanted)
                    .toList();
        } catch (URISyntaxException | FileSystemNotFoundException e) {
            throw new IOException(url + " is not a folder", e);
        }
    }

    private static List<String> inJar(JarURLConnection connection, String prefix, Predicate<String> wanted)
            throws IOException {
        String inside = connection.getEntryName() == null ? prefix : connection.getEntryName();
        try (JarFile jar = connection.getJarFile()) {
            return inJar(jar, inside, wanted);
        }
    }

    /** Returns the files of a folder in a jar, which need not have an entry for the folder. */
    static List<String> inJar(Path file, String inside, Predicate<String> wanted) throws IOException {
        try (JarFile jar = new JarFile(file.toFile())) {
            return inJar(jar, inside, wanted);
        } catch (ZipException e) {
            return List.of();
        }
    }

    private static List<String> inJar(JarFile jar, String inside, Predicate<String> wanted) {
        return jar.stream()
                .map(JarEntry::getName)
                .filter(name -> name.startsWith(inside) && name.indexOf('/', inside.length()) < 0)
                .map(name -> name.substring(inside.length()))
                .filter(wanted)
                .toList();
    }
}
