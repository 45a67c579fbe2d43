package dev.limbeck.hibernate.scan;

import dev.limbeck.spi.ModelException;
import dev.limbeck.spi.ModelRequest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Finds the mapped classes by looking through the class path. */
final class EntityFinder {
    private final List<Path> classpath;
    private final List<String> packages;

    private EntityFinder(List<Path> classpath, List<String> packages) {
        this.classpath = classpath;
        this.packages = packages;
    }

    static EntityFinder in(ModelRequest request) {
        return new EntityFinder(request.classpath(), request.packages());
    }

    Mapped find() {
        Annotated found = Annotated.in(classpath, packages);
        List<String> mappingFiles = MappingFiles.standard(classpath);
        if (found.entities().isEmpty() && mappingFiles.isEmpty()) {
            throw new ModelException(found.javax().isEmpty() ? nothingHere() : javaxOnly(found), null);
        }
        var classes = new TreeSet<>(found.entities());
        classes.addAll(found.others());
        return new Mapped(classes, found.packages(), mappingFiles, Map.of(), javaxToo(found));
    }

    private static List<String> javaxToo(Annotated found) {
        List<String> warnings = new ArrayList<>();
        if (!found.javax().isEmpty()) {
            warnings.add(some(found) + " passed over: mapped with javax.persistence, which Hibernate no longer reads");
        }
        return warnings;
    }

    private static String javaxOnly(Annotated found) {
        return "No entity found: " + some(found)
                + " mapped with javax.persistence, and Hibernate 6 and later read only jakarta.persistence. Replace the"
                + " imports (OpenRewrite's org.openrewrite.java.migrate.jakarta.JavaxPersistenceToJakartaPersistence"
                + " does it), compile, and run this again.";
    }

    private static String some(Annotated found) {
        int others = found.javax().size() - 1;
        String first = found.javax().first();
        return switch (others) {
            case 0 -> first + " is";
            case 1 -> first + " and one other class are";
            default -> first + " and " + others + " other classes are";
        };
    }

    private String nothingHere() {
        String where = classpath.stream().map(Path::toString).collect(Collectors.joining(", "));
        String which = packages.isEmpty() ? "" : ", packages " + String.join(", ", packages);
        return "No entity found in " + (where.isEmpty() ? "an empty class path" : where) + which
                + ": no class there has jakarta.persistence.Entity. Perhaps it is not compiled yet (run \"mvn compile\"),"
                + " or model.classpath" + (packages.isEmpty() ? " names" : " or model.packages name")
                + " another place.";
    }
}
