package dev.limbeck.settings;

import dev.limbeck.text.BuildTool;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The {@code [model]} section, which specifies the location of the entities.
 *
 * @param classpath folders and jars with the entities
 * @param libraries folders and jars that the entities need, which are not searched for entities
 * @param classpathFile a file that contains the remaining entries of the class path, or null
 * @param sources source folders of the entities
 * @param packages packages with entities; empty means all
 * @param persistenceUnit the persistence unit in {@code persistence.xml} that lists the entities, or null to scan for
 *     them
 * @param settings where the application keeps its Hibernate settings
 * @param profiles the active profiles of a Spring Boot application; empty means those in its own settings
 * @param allowStale whether a class may be older than its source
 * @param properties Hibernate settings, in the given order
 */
public record ModelSettings(
        List<Path> classpath,
        List<Path> libraries,
        @Nullable Path classpathFile,
        List<Path> sources,
        List<String> packages,
        @Nullable String persistenceUnit,
        Origin settings,
        List<String> profiles,
        boolean allowStale,
        Map<String, String> properties) {

    /** The place where an application keeps its Hibernate settings. */
    public enum Origin {
        /** In {@code META-INF/persistence.xml}, if the application has such a file. */
        PERSISTENCE_XML,
        /** In {@code application.properties} and {@code .yml}. */
        SPRING
    }

    /** Copies the lists and the map. */
    public ModelSettings {
        classpath = List.copyOf(classpath);
        libraries = List.copyOf(libraries);
        sources = List.copyOf(sources);
        packages = List.copyOf(packages);
        profiles = List.copyOf(profiles);
        properties = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(properties));
    }

    /**
     * {@return the complete class path: {@code classpath}, {@code libraries}, and the entries of {@code classpathFile},
     * which are relative to the folder of that file}
     *
     * @throws SettingsException if the file cannot be read; the message explains how to create it
     */
    public List<Path> fullClasspath() {
        List<Path> whole = new ArrayList<>(classpath);
        whole.addAll(libraries);
        if (classpathFile == null) {
            return List.copyOf(whole);
        }
        Path folder = classpathFile.toAbsolutePath().getParent();
        for (String entry : read(classpathFile).split("[\\r\\n" + Pattern.quote(File.pathSeparator) + "]+", -1)) {
            if (!entry.isBlank()) {
                Path path = Path.of(entry.strip());
                whole.add(folder == null ? path : folder.resolve(path).normalize());
            }
        }
        return List.copyOf(whole);
    }

    /**
     * {@return the existing entries of the class path} A missing class path file is ignored, because commands that do
     * not read the entities need only the jars that revisions use, if any.
     */
    public List<Path> presentClasspath() {
        boolean present = classpathFile == null || Files.exists(classpathFile);
        List<Path> entries = present
                ? fullClasspath()
                : Stream.concat(classpath.stream(), libraries.stream()).toList();
        return entries.stream().filter(Files::exists).toList();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new SettingsException("model.classpath_file points to " + file + ", which cannot be read ("
                    + e.getClass().getSimpleName() + ").\nCreate it with "
                    + BuildTool.of(file).classpathCommand(file.toString()) + ".");
        }
    }

    /** {@return the settings as text for logs, without passwords} */
    @Override
    public String toString() {
        Map<String, String> masked = new TreeMap<>();
        properties.forEach((name, value) -> masked.put(name, Passwords.mask(name, value)));
        return "ModelSettings[classpath=" + classpath + ", libraries=" + libraries + ", classpathFile=" + classpathFile
                + ", sources=" + sources
                + ", packages=" + packages + ", persistenceUnit=" + persistenceUnit + ", settings=" + settings
                + ", profiles=" + profiles + ", allowStale=" + allowStale
                + ", properties=" + masked + "]";
    }
}
