package dev.limbeck.load;

import dev.limbeck.Migration;
import dev.limbeck.text.FileProblem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.Writer;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/** Compiles revision sources and their helper classes in memory, with the compiler of the running JDK. */
final class RevisionCompiler {
    private static final int SHOWN = 10;

    /** The number of sources above which reading all of Java's modules hardly matters, but compiling twice would. */
    private static final int FROM_IMAGE = 50;

    private static final List<String> OPTIONS =
            List.of("-sourcepath", "", "-proc:none", "-implicit:none", "-nowarn", "-g", "-parameters");

    /**
     * Without this option, the compiler keeps all names that it has read in memory for the next compilation. The option
     * is undocumented; versions of Java that do not know it ignore it.
     */
    private static final String FORGET_NAMES = "-XDuseUnsharedTable";

    private final @Nullable Path limbeck;
    private final List<Path> classpath;
    private final CompileCache cache;
    private final Set<String> leftOut;
    private final Map<Path, String> revisions;
    private final int portion;

    /**
     * Creates a compiler.
     *
     * @param classpath the class path of the sources, without Limbeck
     * @param cache the cache of compiled classes
     */
    RevisionCompiler(List<Path> classpath, CompileCache cache) {
        this(limbeck().orElse(null), classpath, cache);
    }

    /** Creates a compiler that finds Limbeck itself in the given folder or jar. */
    RevisionCompiler(@Nullable Path limbeck, List<Path> classpath, CompileCache cache) {
        this.limbeck = limbeck;
        this.classpath = new ArrayList<>(classpath);
        if (limbeck != null) {
            this.classpath.add(0, limbeck);
        }
        this.cache = cache;
        this.leftOut = Set.of();
        this.revisions = Map.of();
        this.portion = CompiledPortions.SIZE;
    }

    private RevisionCompiler(RevisionCompiler all, Set<String> leftOut, Map<Path, String> revisions, int portion) {
        this.limbeck = all.limbeck;
        this.classpath = all.classpath;
        this.cache = all.cache;
        this.leftOut = Set.copyOf(leftOut);
        this.revisions = Map.copyOf(revisions);
        this.portion = portion;
    }

    /**
     * {@return a compiler for sources that do not need the given classes} Classes of these names on the class path are
     * hidden, since they may be older than their sources; a source that needs one of them therefore does not compile.
     */
    RevisionCompiler without(Set<String> classes) {
        return new RevisionCompiler(this, classes, revisions, portion);
    }

    /**
     * {@return a compiler that compiles many revisions in portions}
     *
     * @param classNames the class names of the revisions by the paths of their sources
     * @param size the number of revisions in a portion
     */
    RevisionCompiler inPortions(Map<Path, String> classNames, int size) {
        return new RevisionCompiler(this, leftOut, classNames, size);
    }

    /** {@return whether this Java runtime has a compiler} */
    static boolean available() {
        return Available.RESULT;
    }

    /** Searching for the compiler takes some time, and {@link #available} is called for each revision. */
    private static final class Available {
        static final boolean RESULT = ToolProvider.getSystemJavaCompiler() != null;
    }

    /**
     * {@return the classes of the given sources, from the cache if nothing that they depend on has changed}
     *
     * @throws RevisionCompileException if a source does not compile
     * @throws RevisionLoadException if a source cannot be read, or this Java runtime has no compiler
     */
    CompiledSources compile(List<Path> paths) {
        try {
            List<RevisionSource> sources = new ArrayList<>();
            for (Path path : paths) {
                RevisionSource source = RevisionSource.read(path);
                if (paths.size() > portion) {
                    source.release(); // The source is read again if it is not in the cache.
                }
                sources.add(source);
            }
            String fingerprint = Fingerprint.compute(sources, classpath, leftOut);
            Optional<CompiledSources> kept = cache.find(fingerprint);
            CompiledSources compiled = kept.isPresent() ? kept.get() : compileAll(sources, fingerprint);
            return new CompiledSources(compiled.classes(), !leftOut.isEmpty());
        } catch (IOException e) {
            throw new RevisionLoadException("The revision sources cannot be read: " + FileProblem.describe(e), e);
        }
    }

    /**
     * {@return the folder or jar of Limbeck itself; empty if Limbeck is inside an archive that a compiler cannot read}
     */
    static Optional<Path> limbeck() {
        CodeSource source = Migration.class.getProtectionDomain().getCodeSource();
        try {
            return source == null || source.getLocation() == null
                    ? Optional.empty()
                    : Optional.of(Path.of(source.getLocation().toURI()));
        } catch (URISyntaxException | IllegalArgumentException | FileSystemNotFoundException e) {
            return Optional.empty();
        }
    }

    private CompiledSources compileAll(List<RevisionSource> sources, String fingerprint) throws IOException {
        CompiledPortions portions = new CompiledPortions(sources, revisions, portion, (some, others) -> {
            Set<String> hidden = new HashSet<>(leftOut);
            hidden.addAll(others);
            return compileNow(some, hidden);
        });
        if (portions.isNeeded()) {
            Optional<CompiledSources> compiled = compileInto(fingerprint, portions);
            if (compiled.isPresent()) {
                return compiled.get();
            }
        }
        Map<String, byte[]> classes = compileNow(sources, leftOut).classes();
        cache.store(fingerprint, classes);
        return new CompiledSources(classes);
    }

    /**
     * Compiles the portions into the cache, or in memory if the cache cannot be written; returns nothing if they do not
     * compile in portions.
     */
    private Optional<CompiledSources> compileInto(String fingerprint, CompiledPortions portions) throws IOException {
        try (CompileCache.Entry entry = cache.begin(fingerprint)) {
            if (!portions.compile(entry)) {
                return Optional.empty();
            }
            entry.finish();
        } catch (IOException | UnsupportedOperationException e) {
            cache.logNotCached(e); // If a source cannot be read, this is reported below.
        }
        Optional<CompiledSources> cached = cache.find(fingerprint);
        if (cached.isPresent()) {
            return cached;
        }
        Map<String, byte[]> classes = new TreeMap<>();
        return portions.compile(CompiledPortions.Sink.into(classes))
                ? Optional.of(new CompiledSources(classes))
                : Optional.empty();
    }

    /** Compiles the sources; classes with the hidden names are not found on the class path. */
    CompiledPortions.Portion compileNow(List<RevisionSource> sources, Set<String> hidden) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        if (compiler == null) {
            throw new RevisionLoadException(
                    "The revision files are Java source, but the Java runtime in " + System.getProperty("java.home")
                            + " has no compiler.\nRun Limbeck with a JDK, or compile the revisions with the"
                            + " application.",
                    null);
        }
        for (RevisionSource source : sources) {
            source.text(); // The compiler would wrap the exception if a text cannot be read again.
        }
        Path jar = limbeck != null && LimbeckClasses.isJar(limbeck) ? limbeck : null;
        Optional<CompilerImage> found =
                jar == null || sources.size() > FROM_IMAGE ? Optional.empty() : CompilerImage.open(jar);
        if (found.isPresent()) {
            try (CompilerImage image = found.get()) {
                Optional<CompiledPortions.Portion> compiled = compileFromImage(sources, hidden, image);
                if (compiled.isPresent()) {
                    return compiled.get();
                }
            }
        }
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = files(compiler, problems);
                LimbeckClasses own = jar == null ? null : LimbeckClasses.open(jar);
                Memory memory = new Memory(files, hidden, own == null ? name -> List.of() : own::list)) {
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, classpath(jar));
            if (!call(compiler, memory, problems, sources)) {
                throw new RevisionCompileException(listed(problems.getDiagnostics()));
            }
            return memory.compiled();
        }
    }

    /**
     * Compiles the sources with the few classes in the image that the launcher has created; returns nothing if they do
     * not compile, for example because they need Java classes that are not in the image.
     */
    Optional<CompiledPortions.Portion> compileFromImage(
            List<RevisionSource> sources, Set<String> hidden, CompilerImage image) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        DiagnosticCollector<JavaFileObject> problems = new DiagnosticCollector<>();
        try (StandardJavaFileManager files = files(compiler, problems);
                Memory memory = new Memory(new ImageFiles(files, image), hidden, image::list)) {
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, classpath(limbeck));
            return call(compiler, memory, problems, sources) ? Optional.of(memory.compiled()) : Optional.empty();
        }
    }

    private static StandardJavaFileManager files(JavaCompiler compiler, DiagnosticCollector<JavaFileObject> problems) {
        return compiler.getStandardFileManager(problems, Locale.ENGLISH, StandardCharsets.UTF_8);
    }

    private boolean call(
            JavaCompiler compiler,
            Memory memory,
            DiagnosticCollector<JavaFileObject> problems,
            List<RevisionSource> sources) {
        List<String> options = new ArrayList<>(OPTIONS);
        if (revisions.size() > portion) {
            options.add(FORGET_NAMES);
        }
        return compiler.getTask(Writer.nullWriter(), memory, problems, options, null, sources)
                .call();
    }

    /** {@return the class path without the jar that {@link LimbeckClasses} reads} */
    private List<Path> classpath(@Nullable Path own) {
        return classpath.stream().filter(entry -> !entry.equals(own)).toList();
    }

    private static String listed(List<Diagnostic<? extends JavaFileObject>> problems) {
        List<String> errors = problems.stream()
                .filter(problem -> problem.getKind() == Diagnostic.Kind.ERROR)
                .map(RevisionCompiler::described)
                .toList();
        String more = errors.size() > SHOWN ? "\n… and " + (errors.size() - SHOWN) + " more" : "";
        return "The revision files do not compile:\n"
                + errors.stream().limit(SHOWN).collect(Collectors.joining("\n")) + more;
    }

    private static String described(Diagnostic<? extends JavaFileObject> problem) {
        String text = problem.getMessage(Locale.ENGLISH).strip().replaceAll("\\R\\s*", "\n    ");
        return problem.getSource() instanceof RevisionSource source
                ? "  " + source.path() + ":" + problem.getLineNumber() + ": " + text
                : "  " + text;
    }

    /** Keeps the output of the compiler in memory. */
    private static final class Memory extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ByteArrayOutputStream> written = new HashMap<>();

        private final Set<String> offered = new HashSet<>();
        private final Set<String> hidden;
        private final Function<String, List<JavaFileObject>> own;

        /**
         * Creates a file manager.
         *
         * @param own lists the classes of a package of Limbeck that are not on the class path
         */
        Memory(JavaFileManager files, Set<String> hidden, Function<String, List<JavaFileObject>> own) {
            super(files);
            this.hidden = hidden;
            this.own = own;
        }

        @Override
        public Iterable<JavaFileObject> list(
                Location location, String packageName, Set<JavaFileObject.Kind> kinds, boolean recurse)
                throws IOException {
            Iterable<JavaFileObject> found = super.list(location, packageName, kinds, recurse);
            if (location != StandardLocation.CLASS_PATH) {
                return found;
            }
            List<JavaFileObject> shown = new ArrayList<>();
            if (kinds.contains(JavaFileObject.Kind.CLASS)) {
                shown.addAll(own.apply(packageName));
            }
            found.forEach(file -> {
                String name = String.valueOf(inferBinaryName(location, file));
                int nested = name.indexOf('$');
                if (!hidden.contains(nested < 0 ? name : name.substring(0, nested))) {
                    shown.add(file);
                    offered.add(name);
                }
            });
            return shown;
        }

        @Override
        public @Nullable String inferBinaryName(Location location, JavaFileObject file) {
            return file instanceof NamedClassFile named ? named.binaryName() : super.inferBinaryName(location, file);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            URI uri = URI.create("memory:///" + className.replace('.', '/') + kind.extension);
            return new SimpleJavaFileObject(uri, kind) {
                @Override
                public OutputStream openOutputStream() {
                    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                    written.put(className, bytes);
                    return bytes;
                }
            };
        }

        CompiledPortions.Portion compiled() {
            Map<String, byte[]> classes = new TreeMap<>();
            written.forEach((name, bytes) -> classes.put(name, bytes.toByteArray()));
            return new CompiledPortions.Portion(classes, offered);
        }
    }
}
