package dev.limbeck.load;

import dev.limbeck.Migration;
import dev.limbeck.revision.RevisionFile;
import dev.limbeck.revision.source.SqlParts;
import dev.limbeck.text.BuildTool;
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
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Creates {@link Migration} objects from revision files. A revision with a source is compiled on first use, together
 * with all other sources or with the sources passed to {@link #prepare}; a revision without a source is loaded from the
 * class path.
 */
public final class RevisionLoader {
    private final LoadRequest request;
    private final CompiledClassCheck classCheck;
    private @Nullable ClassLoader classPath;
    private @Nullable CompiledSources compiled;
    private @Nullable List<RevisionFile> sources;
    private @Nullable ClassLoader revisions;

    /** The revisions that were compared with a compiled class on the class path. */
    private final Set<Path> compared = new HashSet<>();

    /** Creates a loader; nothing is read or compiled yet. */
    public RevisionLoader(LoadRequest request) {
        this.request = request;
        this.classCheck = new CompiledClassCheck(request.classpath(), request.application());
    }

    /**
     * {@return all revisions, from sources and compiled classes; a revision that has both is returned with its source}
     *
     * @throws dev.limbeck.revision.RevisionException if a source cannot be read
     * @throws RevisionLoadException if a package of the class path cannot be read, or a source and a compiled class
     *     with the same id differ
     */
    public List<RevisionFile> files() {
        List<RevisionFile> files = new ArrayList<>(request.folder().read());
        this.sources = List.copyOf(files);
        Map<String, RevisionFile> sources = new LinkedHashMap<>();
        files.forEach(file -> sources.putIfAbsent(file.id(), file));
        for (String packageName : request.packages()) {
            for (RevisionFile found : new CompiledRevisions(classPath()).find(packageName)) {
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

    /** Rejects a source and a compiled class with the same id that are not the same revision. */
    private static void refuseDifferent(RevisionFile source, RevisionFile found) {
        boolean sameName = (source.isSql() && found.isSql())
                ? found.className().endsWith("/" + source.className())
                : source.className().equals(found.className());
        boolean same = source.header().equals(found.header()) && sameName;
        if (!same) {
            throw new RevisionLoadException(
                    "Revision " + source.id() + " exists twice with different content:\n  " + source.location() + "\n  "
                            + found.location()
                            + "\nCompile the project again ("
                            + BuildTool.of(source.source()).compileCommand()
                            + "), or delete the wrong one.",
                    null);
        }
    }

    /**
     * {@return the migration of the given revision}
     *
     * @throws RevisionCompileException if the sources do not compile
     * @throws RevisionLoadException if the class is missing, is not a {@link Migration}, cannot be instantiated, or
     *     differs from a compiled class on the class path
     */
    public synchronized Migration load(RevisionFile file) {
        Path source = file.source();
        if (file.isSql()) {
            return new SqlMigration(SqlParts.of(file.location(), read(file)));
        }
        if (source == null || !canCompile(file)) {
            return instance(file, classPath());
        }
        CompiledSources classes = compiled(file, source);
        if (!compared.contains(source)) {
            classCheck.refuseDifferent(file, classes, classPath());
            compared.add(source);
        }
        if (!(revisions instanceof RevisionClassLoader loader && loader.hasClassesOf(classes))) {
            revisions = new RevisionClassLoader(classes, classPath());
        }
        return instance(file, revisions);
    }

    /**
     * {@return the text of the revision file, if there is one: a Java revision that is only compiled has none}
     *
     * @throws RevisionLoadException if the file cannot be read
     */
    public Optional<String> text(RevisionFile file) {
        return file.isSql() || file.source() != null ? Optional.of(read(file)) : Optional.empty();
    }

    private String read(RevisionFile file) {
        Path source = file.source();
        try (InputStream in =
                source == null ? classPath().getResourceAsStream(file.className()) : Files.newInputStream(source)) {
            if (in == null) {
                throw new IOException("it no longer exists");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new RevisionLoadException(file.location() + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * {@return a hash of the behavior of the revision; it depends on the code, but not on comments, white space or line
     * terminators}
     *
     * @throws RevisionLoadException if its file or class cannot be read
     */
    public String hash(RevisionFile file) {
        Path source = file.source();
        if (file.isSql()) {
            return RevisionHash.ofSql(SqlParts.of(file.location(), read(file)));
        }
        return source != null ? RevisionHash.ofSource(file, source) : RevisionHash.ofClass(classOf(file));
    }

    /**
     * {@return a hash of the behavior of the revision, which a program with only the compiled class can compare with
     * {@link #isUnchanged}: the hash of the class if the class path has it, otherwise that of the source}
     *
     * @throws RevisionLoadException if its file or class cannot be read
     */
    public String hashOfClass(RevisionFile file) {
        return file.isSql()
                ? hash(file)
                : classCheck
                        .find(file.className())
                        .map(found -> RevisionHash.ofClass(CompiledClassCheck.bytes(found)))
                        .orElseGet(() -> hash(file));
    }

    /**
     * {@return whether the revision has not changed since the given hash was computed; also true if this cannot be
     * determined, because the hash was computed from a source and only a class exists now}
     *
     * @throws RevisionLoadException if its file or class cannot be read
     */
    public synchronized boolean isUnchanged(RevisionFile file, String hash) {
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
        return classCheck
                .find(file.className())
                .map(CompiledClassCheck::bytes)
                .orElseThrow(() -> new RevisionLoadException(file.location() + " does not exist.", null));
    }

    /**
     * {@return whether to compile the source; without a compiler, the compiled class of the revision is used if there
     * is one}
     */
    private boolean canCompile(RevisionFile file) {
        return RevisionCompiler.available() || classCheck.find(file.className()).isEmpty();
    }

    /**
     * Compiles the given revisions and the helper classes, without the other revisions of a long history. If this
     * fails, for example because a revision uses another revision, the failure is only logged, and {@link #load}
     * compiles all revisions.
     *
     * @throws RevisionLoadException if a source cannot be read
     */
    public synchronized void prepare(List<RevisionFile> wanted) {
        if (compiled != null) {
            return;
        }
        Set<Path> leftOut = new LinkedHashSet<>();
        Set<String> leftClasses = new HashSet<>();
        // Files are compared by their paths, because linking the methods of a record would take a few milliseconds.
        Set<Path> included = new HashSet<>();
        for (RevisionFile file : wanted) {
            if (file.source() != null) {
                included.add(file.source());
            }
        }
        List<RevisionFile> known = sources == null ? request.folder().read() : sources;
        for (RevisionFile file : known) {
            if (!file.isSql() && file.source() != null && !included.contains(file.source())) {
                leftOut.add(file.source().toAbsolutePath().normalize());
                leftClasses.add(file.className());
            }
        }
        boolean any = wanted.stream().anyMatch(file -> file.source() != null && !file.isSql());
        if (leftOut.isEmpty() || !any || !RevisionCompiler.available()) {
            return;
        }
        List<Path> paths = request.folder().sources().stream()
                .filter(path -> !leftOut.contains(path))
                .toList();
        try {
            compiled = compiler().without(leftClasses).compile(paths);
        } catch (RevisionCompileException e) {
            System.getLogger(RevisionLoader.class.getName())
                    .log(
                            System.Logger.Level.DEBUG,
                            "All revisions are compiled, because the required revisions do not compile on their own",
                            e);
        }
    }

    private RevisionCompiler compiler() {
        Map<Path, String> names = new HashMap<>();
        for (RevisionFile file : sources == null ? List.<RevisionFile>of() : sources) {
            if (!file.isSql() && file.source() != null) {
                names.put(file.source().toAbsolutePath().normalize(), file.className());
            }
        }
        return new RevisionCompiler(request.classpath(), CompileCache.open(request.cache()))
                .inPortions(names, CompiledPortions.SIZE);
    }

    /** {@return the compiled classes, if the given revision is among them; otherwise all sources are compiled} */
    private CompiledSources compiled(RevisionFile file, Path source) {
        CompiledSources classes = compiled;
        if (classes == null || (classes.partial() && !classes.classes().containsKey(file.className()))) {
            List<Path> paths = new ArrayList<>(request.folder().sources());
            if (!paths.contains(source.toAbsolutePath().normalize())) {
                paths.add(source.toAbsolutePath().normalize());
            }
            classes = compiler().compile(paths);
            compiled = classes;
        }
        return classes;
    }

    private ClassLoader classPath() {
        ClassLoader loader = classPath;
        if (loader == null) {
            loader = request.classpath().isEmpty()
                    ? request.application()
                    : new URLClassLoader(
                            "limbeck-classpath",
                            request.classpath().stream()
                                    .map(RevisionLoader::url)
                                    .toArray(URL[]::new),
                            request.application());
            classPath = loader;
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
                        file.location() + ": a revision must extend " + Migration.class.getName() + ".", null);
            }
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return (Migration) constructor.newInstance();
        } catch (NoSuchMethodException e) {
            throw new RevisionLoadException(
                    file.location() + ": a revision needs a no-argument constructor; remove its constructor.", e);
        } catch (InvocationTargetException | ExceptionInInitializerError e) {
            throw new RevisionLoadException(
                    file.location() + ": its constructor failed: " + e.getCause(), e.getCause());
        } catch (ReflectiveOperationException | LinkageError e) {
            throw new RevisionLoadException(file.location() + ": the class cannot be loaded: " + e, e);
        }
    }
}
