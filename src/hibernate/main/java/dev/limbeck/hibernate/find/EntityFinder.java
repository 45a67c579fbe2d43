package dev.limbeck.hibernate.find;

import dev.limbeck.spi.ModelException;
import dev.limbeck.spi.ModelRequest;
import dev.limbeck.text.BuildTool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds the mapped classes by scanning the class path. */
public final class EntityFinder {
    private final List<Path> classpath;
    private final List<String> packages;

    private EntityFinder(List<Path> classpath, List<String> packages) {
        this.classpath = classpath;
        this.packages = packages;
    }

    /** {@return a finder for the class path and packages of the request} */
    public static EntityFinder of(ModelRequest request) {
        return new EntityFinder(request.classpath(), request.packages());
    }

    /**
     * {@return the mapped classes and mapping files}
     *
     * @throws ModelException if there is no mapped class
     */
    public MappingSources find() {
        AnnotatedClasses found = AnnotatedClasses.find(classpath, packages);
        List<String> mappingFiles = MappingFiles.standard(classpath);
        if (found.entities().isEmpty() && mappingFiles.isEmpty()) {
            throw new ModelException(found.javax().isEmpty() ? nothingFound() : javaxOnly(found), null);
        }
        var classes = new TreeSet<>(found.entities());
        classes.addAll(found.others());
        return new MappingSources(classes, found.packages(), mappingFiles, Map.of(), javaxWarnings(found));
    }

    private static List<String> javaxWarnings(AnnotatedClasses found) {
        List<String> warnings = new ArrayList<>();
        if (!found.javax().isEmpty()) {
            warnings.add(describe(found) + " ignored: mapped with javax.persistence, which Hibernate no longer reads");
        }
        return warnings;
    }

    private static String javaxOnly(AnnotatedClasses found) {
        return "No entity found: " + describe(found)
                + " mapped with javax.persistence, but Hibernate 6 and later read only jakarta.persistence. Replace the"
                + " imports (OpenRewrite's org.openrewrite.java.migrate.jakarta.JavaxPersistenceToJakartaPersistence"
                + " does this), compile, and run the command again.";
    }

    private static String describe(AnnotatedClasses found) {
        int others = found.javax().size() - 1;
        String first = found.javax().first();
        return switch (others) {
            case 0 -> first + " is";
            case 1 -> first + " and one other class are";
            default -> first + " and " + others + " other classes are";
        };
    }

    private String nothingFound() {
        String where = classpath.stream().map(Path::toString).collect(Collectors.joining(", "));
        String which = packages.isEmpty() ? "" : ", packages " + String.join(", ", packages);
        return "No entity found in " + (where.isEmpty() ? "an empty class path" : where) + which
                + ": no class has the annotation jakarta.persistence.Entity. If the project is not compiled yet, run "
                + BuildTool.ofClasspath(classpath).compileCommand() + ";"
                + (packages.isEmpty()
                        ? " otherwise check model.classpath in limbeck.toml."
                        : " otherwise check model.classpath and model.packages in limbeck.toml.");
    }
}
