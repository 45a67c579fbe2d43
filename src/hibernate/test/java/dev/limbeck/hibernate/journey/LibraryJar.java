package dev.limbeck.hibernate.journey;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/** A library that was compiled together with classes that its jar does not contain. */
final class LibraryJar {
    private final Map<String, String> library;
    private final Map<String, String> others;

    /**
     * Creates a library.
     *
     * @param library the sources of the jar, by class name; a name with a slash is a resource
     * @param others the sources that are also compiled but whose classes are not put into the jar
     */
    LibraryJar(Map<String, String> library, Map<String, String> others) {
        this.library = library;
        this.others = others;
    }

    /** Compiles the classes and {@return the jar} */
    Path write(Path jar, List<Path> classpath) throws IOException {
        Path classes = Files.createTempDirectory(jar.getParent(), "library");
        compile(classes, classpath);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Map.Entry<String, String> part : library.entrySet()) {
                boolean resource = part.getKey().contains("/");
                String entry = resource ? part.getKey() : part.getKey().replace('.', '/') + ".class";
                out.putNextEntry(new JarEntry(entry));
                out.write(
                        resource
                                ? part.getValue().getBytes(StandardCharsets.UTF_8)
                                : Files.readAllBytes(classes.resolve(entry)));
                out.closeEntry();
            }
        }
        return jar;
    }

    private void compile(Path classes, List<Path> classpath) throws IOException {
        List<JavaFileObject> sources = Stream.concat(library.entrySet().stream(), others.entrySet().stream())
                .filter(part -> !part.getKey().contains("/"))
                .map(part -> source(part.getKey(), part.getValue()))
                .collect(Collectors.toCollection(ArrayList::new));
        var compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter problems = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            files.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(classes));
            files.setLocationFromPaths(StandardLocation.CLASS_PATH, classpath);
            List<String> options = List.of("-proc:none", "-nowarn");
            if (!compiler.getTask(problems, files, null, options, null, sources).call()) {
                throw new AssertionError(problems);
            }
        }
    }

    private static JavaFileObject source(String name, String text) {
        return new SimpleJavaFileObject(
                URI.create("text:///" + name.replace('.', '/') + ".java"), JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return text;
            }
        };
    }
}
