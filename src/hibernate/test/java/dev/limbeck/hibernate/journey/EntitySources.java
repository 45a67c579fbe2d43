package dev.limbeck.hibernate.journey;

import jakarta.persistence.Entity;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.hibernate.Session;

/** Compiles all entities from source text at once, which takes hardly any longer than compiling a single one. */
final class EntitySources {
    private static final String IMPORTS = "import jakarta.persistence.*; import java.math.*; import java.time.*;"
            + " import java.util.*; import org.hibernate.annotations.*; import org.hibernate.type.*;"
            + " import jakarta.persistence.Table; import jakarta.persistence.Index; import jakarta.persistence.OrderBy;"
            + " import jakarta.persistence.ForeignKey; import jakarta.persistence.Entity; ";
    private final List<JavaFileObject> sources = new ArrayList<>();
    private final List<Path> more;

    /** Creates a compiler with the given jars on the class path in addition to JPA, Hibernate and Bean Validation. */
    EntitySources(Path... more) {
        this.more = List.of(more);
    }

    /** Adds the source text of the classes of a package. */
    void add(String name, String classes) {
        String file = name.replace('.', '/') + "/Entities.java";
        String text = "package " + name + "; " + IMPORTS + "\n" + classes;
        sources.add(new SimpleJavaFileObject(URI.create("text:///" + file), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        });
    }

    /** Writes the class files to the folder. */
    void compileTo(Path folder) {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter problems = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(folder));
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, classpath());
            List<String> options = List.of("-proc:none", "-nowarn", "-parameters");
            if (!compiler.getTask(problems, files, null, options, null, sources).call()) {
                throw new AssertionError(problems);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * {@return the jars that contain the annotations; they are looked up in the manifest if the tests have their class
     * path there}
     */
    private List<Path> classpath() {
        return Stream.concat(annotations().stream(), more.stream()).toList();
    }

    /** {@return the jars of JPA, Hibernate and Bean Validation} */
    static List<Path> annotations() {
        return Stream.of(Entity.class, Session.class, NotNull.class)
                .map(EntitySources::place)
                .toList();
    }

    private static Path place(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** Compiles packages into the folder. */
    static void compile(Path folder, Map<String, String> packages) {
        EntitySources sources = new EntitySources();
        packages.forEach(sources::add);
        sources.compileTo(folder);
    }
}
