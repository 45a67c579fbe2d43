package dev.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Checks that the packages and classes mentioned in docs/architecture.md exist. */
final class ArchitecturePageTest {
    private static final Path ROOT = Path.of("..", "..");

    private static final Pattern CLASS = Pattern.compile("`([A-Z][A-Za-z]+)`");
    private static final Pattern PACKAGE = Pattern.compile("\\bdev\\.limbeck(?:\\.[a-z]+)*");

    @Test
    void everyNameExists() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/architecture.md"));
        Set<String> classes = new TreeSet<>();
        Set<String> packages = new TreeSet<>();
        for (String module : List.of("src/core", "src/hibernate", "src/cli")) {
            for (String kind : List.of("main/java", "test/java")) {
                Path sources = ROOT.resolve(module).resolve(kind);
                try (Stream<Path> files = Files.walk(sources)) {
                    files.filter(file -> file.toString().endsWith(".java")).forEach(file -> {
                        classes.add(file.getFileName().toString().replace(".java", ""));
                        packages.add(
                                sources.relativize(file.getParent()).toString().replace('/', '.'));
                    });
                }
            }
        }
        packages.add("dev.limbeck.hibernate");

        List<String> named =
                CLASS.matcher(page).results().map(name -> name.group(1)).toList();
        assertThat(named).hasSizeGreaterThan(25).isSubsetOf(classes);
        List<String> shown =
                PACKAGE.matcher(page).results().map(name -> name.group()).toList();
        assertThat(shown).hasSizeGreaterThan(15).isSubsetOf(packages);
    }
}
