package dev.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests {@code limbeck.jar} and the jars in the zip, whose classes are rewritten by the build: Java must be able to
 * link each class that it could link before. Without {@code -Dlimbeck.long=true}, only the classes of some packages are
 * linked.
 */
final class RewrittenClassesIT {
    static final Path TARGET = Path.of("target").toAbsolutePath();
    private static final Pattern ADDED =
            Pattern.compile("\\$\\$(L\\d+|Annotations|Values)$|^dev\\.limbeck\\.rewrite\\.packaged\\.");
    private static final List<String> SAMPLE =
            List.of("dev.limbeck.cli.", "org.hibernate.mapping.", "org.sqlite.", "picocli.");

    @TempDir
    private Path folder;

    /** {@return the jars whose classes are rewritten} */
    static List<Path> originals() throws Exception {
        List<Path> jars = new ArrayList<>();
        jars.add(Packages.only(TARGET, "limbeck-cli-.*(?<!sources|javadoc)\\.jar"));
        Pattern.compile(File.pathSeparator, Pattern.LITERAL)
                .splitAsStream(
                        Files.readString(TARGET.resolve("runtime.classpath")).strip())
                .map(Path::of)
                .forEach(jars::add);
        return jars;
    }

    /** {@return the jars of the zip} */
    static List<Path> rewritten() throws Exception {
        try (Stream<Path> files = Files.list(TARGET.resolve("lib"))) {
            return files.sorted().toList();
        }
    }

    /** {@return for each class name, the error that prevents the class from being linked, or an empty string} */
    private static Map<String, String> linked(List<Path> jars) throws Exception {
        Map<String, String> results = new TreeMap<>();
        List<URL> urls = new ArrayList<>();
        for (Path jar : jars) {
            urls.add(jar.toUri().toURL());
            try (JarFile file = new JarFile(jar.toFile())) {
                file.stream()
                        .map(JarEntry::getName)
                        .filter(name -> name.endsWith(".class")
                                && !name.startsWith("META-INF/")
                                && !name.equals("module-info.class"))
                        .map(name -> name.substring(0, name.length() - 6).replace('/', '.'))
                        .filter(name -> Boolean.getBoolean("limbeck.long")
                                || SAMPLE.stream().anyMatch(name::startsWith))
                        .forEach(name -> results.put(name, ""));
            }
        }
        try (URLClassLoader loader =
                new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            results.replaceAll((name, nothing) -> link(loader, name));
        }
        return results;
    }

    /**
     * Returns the error that prevents the class from being linked, or an empty string. Before Java lists the methods of
     * a class, it links the class and verifies its code.
     */
    private static String link(ClassLoader loader, String name) {
        try {
            return Class.forName(name, false, loader).getDeclaredMethods() == null ? "no methods" : "";
        } catch (ClassNotFoundException | LinkageError e) {
            return e.getClass().getSimpleName();
        }
    }

    @Test
    void eachClassCanBeLinkedAsBefore() throws Exception {
        Map<String, String> before = linked(originals());
        assertThat(before).hasSizeGreaterThan(500);
        for (List<Path> jars : List.of(rewritten(), List.of(TARGET.resolve("limbeck.jar")))) {
            Map<String, String> after = linked(jars);
            Map<String, String> same = new TreeMap<>(after);
            same.keySet().retainAll(before.keySet());
            assertThat(same).isEqualTo(before);
            assertThat(after.size()).isGreaterThan(before.size() + 200);
            after.keySet().removeAll(before.keySet());
            assertThat(after.keySet()).allMatch(ADDED.asPredicate());
            assertThat(after.values()).allMatch(problem -> problem.isEmpty() || problem.equals("NoClassDefFoundError"));
        }
    }

    /**
     * Runs the commands with which the launcher determines the classes in the archive; they use Hibernate, the compiler
     * and SQLite.
     */
    @Test
    void theRewrittenCommandWritesAndAppliesRevisions() throws Exception {
        Path work = folder.resolve("work");
        run(
                "dev.limbeck.cli.Training",
                work.toString(),
                folder.resolve("native").toString(),
                folder.resolve("compiler").toString());
        assertThat(folder.resolve("compiler"))
                .as("the classes for the compiler, which were used to compile the revisions")
                .isNotEmptyFile();
        try (Stream<Path> files = Files.list(work.resolve("db/revisions"))) {
            assertThat(files).hasSize(4);
        }
        String settings = work.resolve("limbeck.toml").toString();
        assertThat(run("dev.limbeck.cli.Main", "-c", settings, "current")).contains("(head)");
    }

    private String run(String program, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                TARGET.resolve("limbeck.jar").toString(),
                program));
        command.addAll(List.of(arguments));
        Cli.Outcome outcome = Processes.run(folder, Map.of(), command);
        assertThat(outcome.code()).as(outcome.err()).isZero();
        return outcome.out();
    }
}
