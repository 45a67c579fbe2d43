package dev.limbeck.command.cache;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/**
 * Everything that the code on a class path depends on: the contents of all folders and jars, the system properties and
 * the environment variables.
 */
public final class ClassPathContents {
    private static final String PERSISTENCE = "META-INF/persistence.xml";

    /** System properties that differ between runs and that no library reads. */
    private static final Set<String> VOLATILE_PROPERTIES = Set.of("sun.java.command", "limbeck.terminal");

    private static final Set<String> VOLATILE_VARIABLES =
            Set.of("_", "SHLVL", "OLDPWD", "COLUMNS", "LINES", "LIMBECK_ARCHIVE");

    /** The key of Limbeck's own class path, which does not change during a run. */
    private static final Map<String, Optional<String>> OWN = new ConcurrentHashMap<>();

    private final CacheKey key;
    private final Set<Path> seen = new HashSet<>();

    private ClassPathContents(CacheKey key) {
        this.key = key;
    }

    /**
     * Adds the contents of Limbeck's own class path and of the given class path, in order, and the environment.
     *
     * @return whether these are all inputs; false if a file on the class path refers to other files, or if Limbeck's
     *     own class path is not known
     */
    public static boolean add(CacheKey key, List<Path> classpath) throws IOException {
        Optional<String> own = own();
        if (own.isEmpty()) {
            return false;
        }
        key.add(own.get());
        return addProject(key, classpath);
    }

    /**
     * Adds the contents of the given class path, in order, and the environment.
     *
     * @return whether these are all inputs of the classes; false if a file on the class path refers to other files
     */
    public static boolean addProject(CacheKey key, List<Path> classpath) throws IOException {
        ClassPathContents contents = new ClassPathContents(key);
        contents.addEnvironment();
        return contents.addAll(classpath);
    }

    private static Optional<String> own() {
        if (!ClassLoader.getSystemClassLoader().equals(ClassPathContents.class.getClassLoader())) {
            return Optional.empty();
        }
        return OWN.computeIfAbsent(System.getProperty("java.class.path", ""), ClassPathContents::ownKey);
    }

    private static Optional<String> ownKey(String classpath) {
        CacheKey key = new CacheKey();
        try {
            List<Path> entries = new ArrayList<>();
            for (String entry : classpath.split(File.pathSeparator, -1)) {
                entries.add(Path.of(entry));
            }
            return new ClassPathContents(key).addAll(entries) ? Optional.of(key.text()) : Optional.empty();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private boolean addAll(List<Path> classpath) throws IOException {
        for (Path entry : classpath) {
            if (seen.add(entry) && !addEntry(entry)) {
                return false;
            }
        }
        return true;
    }

    private boolean addEntry(Path entry) throws IOException {
        key.add(entry.toString());
        if (!Files.isRegularFile(entry)) {
            key.addFiles(entry);
            return !Files.isDirectory(entry) || !namesOtherFiles(entry);
        }
        JarContents jar = JarContents.read(entry);
        jar.addTo(key);
        return jar.findUnits(entry).filter(FilesOutside::areNamedBy).isEmpty() && addAll(JarContents.followedBy(entry));
    }

    private static boolean namesOtherFiles(Path folder) throws IOException {
        Path unit = folder.resolve(PERSISTENCE);
        if (Files.exists(unit) && FilesOutside.areNamedBy(Files.readString(unit))) {
            return true;
        }
        for (Path place : List.of(folder, folder.resolve("config"))) {
            for (Path settings : springFiles(place)) {
                if (FilesOutside.areNamedBySpring(Files.readString(settings))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static List<Path> springFiles(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> file.getFileName().toString().startsWith("application"))
                    .toList();
        }
    }

    private void addEnvironment() {
        Map<String, String> all = new TreeMap<>();
        System.getenv().forEach((name, value) -> {
            if (!VOLATILE_VARIABLES.contains(name)) {
                all.put("variable " + name, value);
            }
        });
        for (Object name : System.getProperties().keySet().toArray()) {
            if (!VOLATILE_PROPERTIES.contains(String.valueOf(name))) {
                all.put(
                        "property " + name,
                        String.valueOf(System.getProperties().get(name)));
            }
        }
        all.forEach((name, value) -> key.add(name).add(value));
    }
}
