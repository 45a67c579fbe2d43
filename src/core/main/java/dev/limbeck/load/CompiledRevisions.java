package dev.limbeck.load;

import dev.limbeck.revision.RevisionFile;
import dev.limbeck.revision.source.SqlRevisionReader;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Finds compiled and SQL revisions in one package of a class path, without reading other packages. A jar that has no
 * entries for its folders cannot be found by the name of a package; therefore, the content of all jars is searched, but
 * only if the package is found nowhere else. If there is an index of the package, it is read first; a build writes such
 * an index for programs in which folders cannot be listed, such as native images.
 */
final class CompiledRevisions {
    private static final String ENDING = ".class";
    private static final String SQL = ".sql";

    /** The folder with the lists of revisions: one file for each package, named after the package. */
    private static final String INDEX = "META-INF/limbeck/revisions/";

    private final ClassLoader loader;

    CompiledRevisions(ClassLoader loader) {
        this.loader = loader;
    }

    /**
     * {@return the revisions of the package, without subpackages}
     *
     * @throws RevisionLoadException if a folder or jar cannot be read
     */
    List<RevisionFile> find(String packageName) {
        List<RevisionFile> revisions = new ArrayList<>();
        String path = packageName.replace('.', '/') + "/";
        for (String file : files(packageName)) {
            if (file.endsWith(SQL)) {
                sql(path + file).ifPresent(revisions::add);
            } else {
                read(packageName + "." + simpleName(file)).ifPresent(revisions::add);
            }
        }
        return revisions;
    }

    /** Reads a class without initializing it; ignores a helper class that cannot be loaded. */
    private Optional<RevisionFile> read(String className) {
        try {
            return AnnotatedClassReader.read(Class.forName(className, false, loader));
        } catch (ClassNotFoundException | LinkageError e) {
            System.getLogger(CompiledRevisions.class.getName())
                    .log(System.Logger.Level.DEBUG, "Skipped " + className, e);
            return Optional.empty();
        }
    }

    private Optional<RevisionFile> sql(String resource) {
        try (InputStream in = loader.getResourceAsStream(resource)) {
            return in == null
                    ? Optional.empty()
                    : SqlRevisionReader.read(resource, new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new RevisionLoadException(resource + " cannot be read: " + e.getMessage(), e);
        }
    }

    private Set<String> files(String packageName) {
        String path = packageName.replace('.', '/');
        try {
            Set<String> names = ResourceFolder.find(loader, path + "/", CompiledRevisions::mayBeRevision);
            if (names.isEmpty()) {
                names.addAll(indexed(path));
            }
            for (Path jar : names.isEmpty() ? ClassLoaderJars.find(loader) : List.<Path>of()) {
                names.addAll(ResourceFolder.inJar(jar, path + "/", CompiledRevisions::mayBeRevision));
            }
            return names;
        } catch (IOException e) {
            throw new RevisionLoadException("Package " + packageName + " cannot be listed: " + e.getMessage(), e);
        }
    }

    /** Returns the files that the index of the package lists, in a program in which folders cannot be listed. */
    private List<String> indexed(String path) throws IOException {
        try (InputStream in = loader.getResourceAsStream(INDEX + path.replace('/', '.'))) {
            return in == null
                    ? List.of()
                    : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .filter(CompiledRevisions::mayBeRevision)
                            .toList();
        }
    }

    private static boolean mayBeRevision(String file) {
        return file.endsWith(SQL) || isTopLevelClass(file);
    }

    private static boolean isTopLevelClass(String file) {
        return file.endsWith(ENDING) && file.indexOf('$') < 0 && !file.equals("package-info" + ENDING);
    }

    private static String simpleName(String file) {
        return file.substring(0, file.length() - ENDING.length());
    }
}
