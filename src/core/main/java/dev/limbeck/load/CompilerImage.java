package dev.limbeck.load;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaFileObject;
import org.jspecify.annotations.Nullable;

/**
 * A file with the classes of Java and of Limbeck that most revisions need. Compiling a revision with this file takes
 * less time than compiling it with the complete libraries, because the compiler then has to read neither the list of
 * all of Java's modules nor the directory of Limbeck's jar. The file is written when the launcher creates its class
 * archive. A file that was written for another Java runtime or another jar is not used.
 */
public final class CompilerImage implements AutoCloseable {
    /** The system property with the path of the file. */
    public static final String PROPERTY = "limbeck.compiler";

    /**
     * The modules, with the packages whose classes are in the file; for a module without packages, only the name is
     * known.
     */
    private static final Map<String, List<String>> MODULES = Map.of(
            "java.base",
            List.of(
                    "java.io",
                    "java.lang",
                    "java.lang.annotation",
                    "java.lang.constant",
                    "java.lang.invoke",
                    "java.lang.reflect",
                    "java.lang.runtime",
                    "java.math",
                    "java.net",
                    "java.nio",
                    "java.nio.charset",
                    "java.nio.file",
                    "java.nio.file.attribute",
                    "java.text",
                    "java.time",
                    "java.time.chrono",
                    "java.time.format",
                    "java.time.temporal",
                    "java.util",
                    "java.util.concurrent",
                    "java.util.function",
                    "java.util.regex",
                    "java.util.stream",
                    "jdk.internal.javac",
                    "jdk.internal.reflect",
                    "jdk.internal.vm.annotation"),
            "java.logging",
            List.of(),
            "java.sql",
            List.of("java.sql", "javax.sql"),
            "java.transaction.xa",
            List.of(),
            "java.xml",
            List.of());

    private static final List<String> LIMBECK =
            List.of("dev.limbeck", "dev.limbeck.model", "dev.limbeck.ops", "dev.limbeck.result", "dev.limbeck.text");

    private static final String INDEX = "index";
    private static final String ENDING = ".class";
    private static final String MODULE_INFO = "module-info";

    /** Anonymous and local classes, to which no other source can refer. */
    private static final Pattern UNNAMED = Pattern.compile(".*\\$\\d.*");

    private final ZipFile zip;
    private final Map<String, String> packages;

    private CompilerImage(ZipFile zip, Map<String, String> packages) {
        this.zip = zip;
        this.packages = packages;
    }

    /**
     * {@return the image that the launcher has created, if it belongs to this Java runtime and to the given jar of
     * Limbeck}
     */
    static Optional<CompilerImage> open(Path limbeck) {
        String path = System.getProperty(PROPERTY);
        return path == null ? Optional.empty() : open(Path.of(path), limbeck);
    }

    /**
     * {@return the given image, if it belongs to this Java runtime and to the given jar of Limbeck, and can be read}
     */
    static Optional<CompilerImage> open(Path file, Path limbeck) {
        ZipFile zip = null;
        try {
            String identity = identity(limbeck);
            zip = new ZipFile(file.toFile());
            String index = text(zip, INDEX);
            int end = index.indexOf('\n');
            if (end == identity.length() && index.startsWith(identity)) {
                return Optional.of(new CompilerImage(zip, packages(index, end + 1)));
            }
            zip.close();
            return Optional.empty();
        } catch (IOException e) {
            System.getLogger(CompilerImage.class.getName())
                    .log(System.Logger.Level.DEBUG, "The classes for the compiler cannot be read from " + file, e);
            close(zip);
            return Optional.empty();
        }
    }

    private static void close(@Nullable ZipFile zip) {
        try {
            if (zip != null) {
                zip.close();
            }
        } catch (IOException e) {
            // It was only read.
        }
    }

    private static Map<String, String> packages(String index, int start) {
        Map<String, String> packages = new HashMap<>();
        for (int from = start; from < index.length(); ) {
            int end = index.indexOf('\n', from);
            int equals = index.indexOf('=', from);
            packages.put(index.substring(from, equals), index.substring(equals + 1, end));
            from = end + 1;
        }
        return packages;
    }

    private static String text(ZipFile zip, String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw new IOException(name + " is missing");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** {@return the names of the modules} */
    List<String> modules() {
        return List.copyOf(MODULES.keySet());
    }

    /** {@return the class file with the declaration of the given module} */
    JavaFileObject declaration(String module) {
        return new Entry(module, "", MODULE_INFO);
    }

    /** {@return the classes of the given package of a module; none if the file does not have the package} */
    List<JavaFileObject> list(String module, String packageName) {
        String names = packages.get(module + "/" + packageName);
        if (names == null) {
            return List.of();
        }
        List<JavaFileObject> files = new ArrayList<>();
        for (String name : names.split(" ", -1)) {
            files.add(new Entry(module, packageName + ".", name));
        }
        return files;
    }

    /** {@return the classes of the given package of Limbeck} */
    List<JavaFileObject> list(String packageName) {
        return list("", packageName);
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /**
     * Writes the file for this Java runtime and for the jar from which Limbeck runs; does nothing if Limbeck does not
     * run from a jar, or if Java's classes cannot be listed.
     */
    public static void write(Path file) throws IOException {
        Optional<Path> limbeck = RevisionCompiler.limbeck();
        if (limbeck.isPresent() && LimbeckClasses.isJar(limbeck.get())) {
            write(file, limbeck.get());
        }
    }

    /** Writes the file for this Java runtime and the given jar of Limbeck. */
    static void write(Path file, Path limbeck) throws IOException {
        Path modules = FileSystems.getFileSystem(URI.create("jrt:/")).getPath("/modules");
        try (OutputStream bytes = Files.newOutputStream(file);
                ZipOutputStream out = new ZipOutputStream(bytes);
                ZipFile jar = new ZipFile(limbeck.toFile())) {
            StringBuilder index = new StringBuilder(identity(limbeck)).append('\n');
            for (Map.Entry<String, List<String>> module : new TreeMap<>(MODULES).entrySet()) {
                Path root = modules.resolve(module.getKey());
                add(out, module.getKey() + "/" + MODULE_INFO, Files.readAllBytes(root.resolve(MODULE_INFO + ENDING)));
                for (String name : module.getValue()) {
                    add(out, index, root, module.getKey(), name);
                }
            }
            Map<String, List<ZipEntry>> own = new TreeMap<>();
            jar.stream().filter(entry -> LIMBECK.contains(packageOf(entry))).forEach(entry -> own.computeIfAbsent(
                            packageOf(entry), key -> new ArrayList<>())
                    .add(entry));
            for (Map.Entry<String, List<ZipEntry>> each : own.entrySet()) {
                List<String> names = new ArrayList<>();
                for (ZipEntry entry : each.getValue()) {
                    String path = entry.getName();
                    if (isNeeded(path)) {
                        add(out, "/" + path.substring(0, path.length() - ENDING.length()), bytes(jar, entry));
                        names.add(path.substring(path.lastIndexOf('/') + 1, path.length() - ENDING.length()));
                    }
                }
                index.append('/')
                        .append(each.getKey())
                        .append('=')
                        .append(String.join(" ", names))
                        .append('\n');
            }
            add(out, INDEX, index.toString().getBytes(StandardCharsets.UTF_8));
        }
    }

    private static byte[] bytes(ZipFile jar, ZipEntry entry) throws IOException {
        try (InputStream in = jar.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }

    private static String packageOf(ZipEntry entry) {
        int end = entry.getName().lastIndexOf('/');
        return end < 0 ? "" : entry.getName().substring(0, end).replace('/', '.');
    }

    private static boolean isNeeded(String path) {
        return path.endsWith(ENDING) && !UNNAMED.matcher(path).matches();
    }

    private static void add(ZipOutputStream out, StringBuilder index, Path root, String module, String name)
            throws IOException {
        Path folder = root.resolve(name.replace('.', '/'));
        if (!Files.isDirectory(folder)) {
            return;
        }
        List<String> names = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.filter(each -> isNeeded(each.toString())).toList()) {
                String simple = String.valueOf(file.getFileName());
                simple = simple.substring(0, simple.length() - ENDING.length());
                add(out, module + "/" + name.replace('.', '/') + "/" + simple, Files.readAllBytes(file));
                names.add(simple);
            }
        }
        index.append(module)
                .append('/')
                .append(name)
                .append('=')
                .append(String.join(" ", names))
                .append('\n');
    }

    private static void add(ZipOutputStream out, String name, byte[] bytes) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        CRC32 checksum = new CRC32();
        checksum.update(bytes);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(bytes.length);
        entry.setCrc(checksum.getValue());
        out.putNextEntry(entry);
        out.write(bytes);
    }

    /**
     * Describes this Java runtime and the jar of Limbeck in one line. The jar is described by its contents as well,
     * because a build can give all its jars the same modification time.
     */
    private static String identity(Path limbeck) throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "lib", "modules");
        return Runtime.version() + " " + identified(java) + " " + identified(limbeck) + " "
                + JarDirectory.checksum(limbeck);
    }

    private static String identified(Path file) throws IOException {
        return file + " " + Files.size(file) + " " + Files.getLastModifiedTime(file);
    }

    /** One class in the file. */
    private final class Entry extends NamedClassFile {
        private final String module;

        Entry(String module, String packagePrefix, String simpleName) {
            super(packagePrefix + simpleName);
            this.module = module;
        }

        @Override
        public InputStream openInputStream() throws IOException {
            String name = module + "/" + binaryName().replace('.', '/');
            ZipEntry entry = zip.getEntry(name);
            if (entry == null) {
                throw new IOException(name + " is missing");
            }
            return zip.getInputStream(entry);
        }
    }
}
