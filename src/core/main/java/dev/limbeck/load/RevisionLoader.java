package dev.limbeck.load;

import dev.limbeck.Migration;
import dev.limbeck.revision.RevisionFile;
import dev.limbeck.revision.SqlParts;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Makes {@link Migration} objects of revision files. A revision with a source is compiled from it, once and on first use,
 * together with all sources beside it or with those that {@link #prepare} named; one without is loaded from the class path.
 */
public final class RevisionLoader {
    private final LoadRequest request;
    private @Nullable ClassLoader users;
    private @Nullable CompiledSources compiled;
    private @Nullable List<RevisionFile> sources;
    private @Nullable ClassLoader revisions;

    /** A loader for that request; nothing is read or compiled yet. */
    public RevisionLoader(LoadRequest request) {
        this.request = request;
    }

    /**
     * {@return every revision there is, by source or by compiled class; one that is there as both is given by its source}
     *
     * @throws dev.limbeck.revision.RevisionException if a source cannot be read
     * @throws RevisionLoadException if a package of the class path cannot be read, or a source and a compiled class have
     *     one id and differ
     */
    public List<RevisionFile> files() {
        List<RevisionFile> files = new ArrayList<>(request.folder().read());
        this.sources = List.copyOf(files);
        Map<String, RevisionFile> sources = new LinkedHashMap<>();
        files.forEach(file -> sources.putIfAbsent(file.id(), file));
        for (String packageName : request.packages()) {
            for (RevisionFile found : new CompiledRevisions(users()).in(packageName)) {
                RevisionFile source = sources.get(found.id());
                if (source == null) {
                    files.add(found);
                } else {
                    refuseDifferent(source, found);
                }
            }
        }
        return List.copyOf(files);
    }

    /** Another class name with one id is left to the graph, which names both. */
    private static void refuseDifferent(RevisionFile source, RevisionFile found) {
        boolean sameName = (source.isSql() && found.isSql())
                ? found.className().endsWith("/" + source.className())
                : source.className().equals(found.className());
        boolean same = source.header().equals(found.header()) && sameName;
        if (!same) {
            throw new RevisionLoadException(
                    "Revision " + source.id() + " is there twice, and the two differ:\n  " + source.place() + "\n  "
                            + found.place()
                            + "\nCompile the project again (`mvn compile`), or delete the one that is wrong.",
                    null);
        }
    }

    /**
     * {@return the migration of that revision}
     *
     * @throws RevisionCompileException if the sources do not compile
     * @throws RevisionLoadException if the class is missing, is no {@link Migration}, cannot be made, or differs from a
     *     compiled class on the class path
     */
    public synchronized Migration load(RevisionFile file) {
        Path source = file.source();
        if (file.isSql()) {
            return new SqlMigration(SqlParts.of(file.place(), sql(file)));
        }
        if (source == null || !canCompile(file)) {
            return instance(file, users());
        }
        CompiledSources classes = compiled(file, source);
        new Twins(request.classpath(), request.application()).refuseDifferent(file, classes, users());
        if (!(revisions instanceof RevisionClassLoader loader && loader.isOf(classes))) {
            revisions = new RevisionClassLoader(classes, users());
        }
        return instance(file, revisions);
    }

    private String sql(RevisionFile file) {
        Path source = file.source();
        try (InputStream in =
                source == null ? users().getResourceAsStream(file.className()) : Files.newInputStream(source)) {
            if (in == null) {
                throw new IOException("it is not there any more");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new RevisionLoadException(file.place() + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * {@return what the revision does, as a hash: it changes with the code, not with comments, spacing or line ends}
     *
     * @throws RevisionLoadException if its file or class cannot be read
     */
    public String hash(RevisionFile file) {
        Path source = file.source();
        if (file.isSql()) {
            return RevisionHash.ofSql(SqlParts.of(file.place(), sql(file)));
        }
        return source != null ? RevisionHash.ofSource(file, source) : RevisionHash.ofClass(classOf(file));
    }

    /**
     * {@return whether the revision is what it was when that hash was taken; true where that cannot be told, because then it
     * was taken of a source and now there is only a class}
     *
     * @throws RevisionLoadException if its file or class cannot be read
     */
    public synchronized boolean isStill(RevisionFile file, String hash) {
        Path source = file.source();
        if (file.isSql()) {
            return hash(file).equals(hash);
        }
        if (RevisionHash.isOfClass(hash)) {
            byte[] bytes = source == null
                    ? classOf(file)
                    : compiled(file, source).classes().get(file.className());
            return bytes == null || RevisionHash.ofClass(bytes).equals(hash);
        }
        return source == null || hash(file).equals(hash);
    }

    private byte[] classOf(RevisionFile file) {
        return new Twins(request.classpath(), request.application())
                .find(file.className())
                .map(Twins::bytes)
                .orElseThrow(() -> new RevisionLoadException(file.place() + " is not there.", null));
    }

    /** Without a compiler, a compiled class of the same revision will do. */
    private boolean canCompile(RevisionFile file) {
        return RevisionCompiler.available()
                || new Twins(request.classpath(), request.application())
                        .find(file.className())
                        .isEmpty();
    }

    /**
     * Compiles those revisions, and the helpers beside them, but no other revision: of a long history only what will run.
     * Where one does not compile so, as when it uses another, nothing is said and {@link #load} compiles all of them.
     *
     * @throws RevisionLoadException if a source cannot be read
     */
    public synchronized void prepare(List<RevisionFile> wanted) {
        Set<Path> left = new LinkedHashSet<>();
        Set<String> leftClasses = new HashSet<>();
        List<RevisionFile> known = sources == null ? request.folder().read() : sources;
        for (RevisionFile file : known) {
            if (!file.isSql() && file.source() != null && !wanted.contains(file)) {
                left.add(file.source().toAbsolutePath().normalize());
                leftClasses.add(file.className());
            }
        }
        boolean any = wanted.stream().anyMatch(file -> file.source() != null && !file.isSql());
        if (compiled != null || left.isEmpty() || !any || !RevisionCompiler.available()) {
            return;
        }
        List<Path> paths = request.folder().sources().stream()
                .filter(path -> !left.contains(path))
                .toList();
        try {
            compiled = compiler().without(leftClasses).compile(paths);
        } catch (RevisionCompileException e) {
            System.getLogger(RevisionLoader.class.getName())
                    .log(System.Logger.Level.DEBUG, "All revisions are compiled, because some alone do not", e);
        }
    }

    private RevisionCompiler compiler() {
        return new RevisionCompiler(request.classpath(), CompileCache.in(request.cache()));
    }

    /** What was compiled, if that revision is in it; else all sources are compiled. */
    private CompiledSources compiled(RevisionFile file, Path source) {
        CompiledSources classes = compiled;
        if (classes == null || (classes.part() && !classes.classes().containsKey(file.className()))) {
            List<Path> paths = new ArrayList<>(request.folder().sources());
            if (!paths.contains(source.toAbsolutePath().normalize())) {
                paths.add(source.toAbsolutePath().normalize());
            }
            classes = compiler().compile(paths);
            compiled = classes;
        }
        return classes;
    }

    private ClassLoader users() {
        ClassLoader loader = users;
        if (loader == null) {
            loader = request.classpath().isEmpty()
                    ? request.application()
                    : new URLClassLoader(
                            "limbeck-classpath",
                            request.classpath().stream()
                                    .map(RevisionLoader::url)
                                    .toArray(URL[]::new),
                            request.application());
            users = loader;
        }
        return loader;
    }

    private static URL url(Path entry) {
        try {
            return entry.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException("Not a folder or jar: " + entry, e);
        }
    }

    private static Migration instance(RevisionFile file, ClassLoader loader) {
        try {
            Class<?> type = Class.forName(file.className(), true, loader);
            if (!Migration.class.isAssignableFrom(type)) {
                throw new RevisionLoadException(
                        file.place() + ": a revision extends " + Migration.class.getName() + ", and this class does"
                                + " not.",
                        null);
            }
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return (Migration) constructor.newInstance();
        } catch (NoSuchMethodException e) {
            throw new RevisionLoadException(
                    file.place() + ": a revision is made without arguments; remove its constructor.", e);
        } catch (InvocationTargetException | ExceptionInInitializerError e) {
            throw new RevisionLoadException(
                    file.place() + ": making the revision failed: " + e.getCause(), e.getCause());
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new RevisionLoadException(file.place() + ": the class cannot be loaded: " + e, e);
        }
    }
}
