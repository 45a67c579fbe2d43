package dev.limbeck.hibernate.find;

import dev.limbeck.spi.ModelException;
import dev.limbeck.spi.ModelRequest;
import dev.limbeck.text.BuildTool;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Finds the mapped classes through a persistence unit (Jakarta Persistence 3.2, section 8.2). */
public final class PersistenceUnits {
    private static final String FILE = "META-INF/persistence.xml";
    private final ModelRequest request;

    private PersistenceUnits(ModelRequest request) {
        this.request = request;
    }

    /** {@return the units that the class loader of the request finds} */
    public static PersistenceUnits of(ModelRequest request) {
        return new PersistenceUnits(request);
    }

    /**
     * {@return the classes and mapping files of the unit with the given name}
     *
     * @throws ModelException if there is no such unit; the message lists the existing units
     */
    public MappingSources find(String name) {
        List<String> names = new ArrayList<>();
        for (URL file : files()) {
            for (PersistenceUnit unit : PersistenceXml.read(file)) {
                if (unit.name().equals(name)) {
                    return mapped(unit, root(file));
                }
                names.add(unit.name());
            }
        }
        throw new ModelException(
                names.isEmpty()
                        ? "There is no " + FILE + " on the class path, so there is no persistence unit \"" + name
                                + "\". If the project is not compiled yet, run "
                                + BuildTool.ofClasspath(request.classpath()).compileCommand()
                                + "; otherwise specify the"
                                + " entities with model.packages."
                        : "There is no persistence unit \"" + name + "\" in " + FILE + "; it has "
                                + String.join(", ", names) + ". Correct model.persistence_unit in limbeck.toml.",
                null);
    }

    /**
     * {@return the classes and mapping files of the only unit on the class path, or null if there is no unit}
     *
     * @throws ModelException if there are several units; the message lists them
     */
    @Nullable
    public MappingSources findOnly() {
        List<String> names = new ArrayList<>();
        MappingSources only = null;
        for (URL file : files()) {
            Path root = root(file);
            if (request.classpath().stream().anyMatch(entry -> isSame(entry, root))) {
                for (PersistenceUnit unit : PersistenceXml.read(file)) {
                    only = names.isEmpty() ? mapped(unit, root) : only;
                    names.add(unit.name());
                }
            }
        }
        if (names.size() > 1) {
            throw new ModelException(
                    FILE + " has " + names.size() + " persistence units: " + String.join(", ", names)
                            + ". Set model.persistence_unit in limbeck.toml to the one to read, or model.packages to"
                            + " the packages of the entities.",
                    null);
        }
        return only;
    }

    private static boolean isSame(Path one, Path other) {
        return one.toAbsolutePath().normalize().equals(other.toAbsolutePath().normalize());
    }

    private List<URL> files() {
        try {
            return Collections.list(request.loader().getResources(FILE));
        } catch (IOException unreadable) {
            throw new ModelException("Cannot read " + FILE + ": " + unreadable.getMessage(), unreadable);
        }
    }

    private MappingSources mapped(PersistenceUnit unit, Path root) {
        var classes = new TreeSet<>(unit.classes());
        var packages = new TreeSet<String>();
        List<Path> roots = new ArrayList<>();
        unit.jarFiles().forEach(jar -> roots.add(sibling(root, jar)));
        if (!unit.excludeUnlisted()) {
            roots.add(root);
        }
        add(AnnotatedClasses.find(roots, List.of()), classes, packages);
        if (classes.isEmpty() && !unit.excludeUnlisted()) {
            // Gradle, for example, keeps resources and classes in two folders, so the unit's root has no classes.
            add(AnnotatedClasses.find(request.classpath(), List.of()), classes, packages);
        }
        List<String> mappingFiles = new ArrayList<>(unit.mappingFiles());
        if (!mappingFiles.contains(MappingFiles.ORM)) {
            mappingFiles.addAll(MappingFiles.standard(List.of(root)));
        }
        if (classes.isEmpty() && mappingFiles.isEmpty()) {
            throw new ModelException(
                    "Persistence unit \"" + unit.name() + "\" lists no classes, and " + root
                            + " has no entity. If the project is not compiled yet, run "
                            + BuildTool.of(root).compileCommand() + ".",
                    null);
        }
        return new MappingSources(classes, packages, mappingFiles, Map.copyOf(unit.properties()), List.of());
    }

    private static void add(AnnotatedClasses found, Set<String> classes, Set<String> packages) {
        classes.addAll(found.entities());
        classes.addAll(found.others());
        packages.addAll(found.packages());
    }

    private static Path sibling(Path root, String jar) {
        Path folder = root.getParent();
        return folder == null ? Path.of(jar) : folder.resolve(jar).normalize();
    }

    /** {@return the folder or jar that contains the file} */
    static Path root(URL file) {
        String text = file.toString();
        String root = text.substring(0, text.length() - FILE.length());
        if (root.startsWith("jar:")) {
            root = root.substring("jar:".length(), root.length() - "!/".length());
        }
        try {
            return Path.of(new URI(root));
        } catch (URISyntaxException | IllegalArgumentException invalid) {
            throw new ModelException("Cannot determine the folder or jar of " + text, invalid);
        }
    }
}
