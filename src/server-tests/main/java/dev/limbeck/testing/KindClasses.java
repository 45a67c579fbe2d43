package dev.limbeck.testing;

import jakarta.persistence.Entity;
import jakarta.validation.constraints.NotNull;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** Compiles the entities of all kinds at once. */
public final class KindClasses {
    private static final String IMPORTS = "import jakarta.persistence.*; import java.math.*; import java.time.*;"
            + " import java.util.*; import org.hibernate.annotations.*; import org.hibernate.type.*;"
            + " import jakarta.persistence.Table; import jakarta.persistence.Index; import jakarta.persistence.OrderBy;"
            + " import jakarta.persistence.ForeignKey; import jakarta.persistence.Entity;\n";

    private KindClasses() {}

    /**
     * Compiles the classes of each package to a folder with the name of the package, so that a project can read the
     * classes of a single package.
     */
    public static void compile(Path folder, Map<String, String> packages) {
        Path all = folder.resolve("all");
        try {
            Files.createDirectories(all);
            compileAll(all, packages);
            for (String name : packages.keySet()) {
                Path own = folder.resolve(name).resolve(name.replace('.', '/'));
                Files.createDirectories(own.getParent());
                Files.move(all.resolve(name.replace('.', '/')), own);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void compileAll(Path folder, Map<String, String> packages) throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter problems = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(folder));
            files.setLocationFromPaths(
                    StandardLocation.CLASS_PATH,
                    Stream.of(Entity.class, Session.class, NotNull.class)
                            .map(KindClasses::place)
                            .toList());
            List<JavaFileObject> sources = packages.entrySet().stream()
                    .map(entry -> source(entry.getKey(), entry.getValue()))
                    .toList();
            List<String> options = List.of("-proc:none", "-nowarn", "-parameters");
            if (!compiler.getTask(problems, files, null, options, null, sources).call()) {
                throw new AssertionError(problems);
            }
        }
    }

    private static JavaFileObject source(String name, String classes) {
        String text = "package " + name + "; " + IMPORTS + classes;
        URI address = URI.create("text:///" + name.replace('.', '/') + "/Entities.java");
        return new SimpleJavaFileObject(address, JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }

    private static Path place(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new AssertionError(e);
        }
    }
}
