package dev.limbeck.cli;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** A compiled copy of sample-entities. */
public final class Sample {
    private static final List<String> COPIED = List.of("pom.xml", "limbeck.toml", "src");

    private Sample() {}

    /** Copies the sample to the folder and compiles it. */
    public static Cli createIn(Path folder) throws IOException {
        Path sample = Processes.ROOT.resolve("sample-entities");
        for (String name : COPIED) {
            copy(sample.resolve(name), folder.resolve(name));
        }
        compile(folder);
        return Cli.of(folder);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Files.copy(file, to.resolve(from.relativize(file).toString()));
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /** Compiles the sources in the folder, as {@code mvn compile} does. */
    static void compile(Path folder) throws IOException {
        Path classes = Files.createDirectories(folder.resolve("target").resolve("classes"));
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        StringWriter messages = new StringWriter();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
                Stream<Path> sources =
                        Files.walk(folder.resolve("src").resolve("main").resolve("java"))) {
            List<Path> java =
                    sources.filter(file -> file.toString().endsWith(".java")).toList();
            List<String> options =
                    List.of("-proc:none", "-parameters", "-d", classes.toString(), "-cp", Processes.classpath());
            boolean compiled = compiler.getTask(
                            messages, files, null, options, null, files.getJavaFileObjectsFromPaths(java))
                    .call();
            if (!compiled) {
                throw new AssertionError(messages);
            }
        }
    }
}
