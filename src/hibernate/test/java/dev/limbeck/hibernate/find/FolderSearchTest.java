package dev.limbeck.hibernate.find;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests that the search in folders finds the same classes as ClassGraph, which searches a jar with the same files.
 */
class FolderSearchTest {
    private static final String CAT =
            """
            package zoo;
            import jakarta.persistence.*;
            @Deprecated(since = "1", forRemoval = false)
            @NamedQueries({@NamedQuery(name = "all", query = "from Cat", hints = @QueryHint(name = "a", value = "b"))})
            @Table(name = "cats", uniqueConstraints = @UniqueConstraint(name = "uk", columnNames = {"a", "b"}))
            @SequenceGenerator(name = "s", initialValue = 3)
            @Entity
            class Cat {
                static final long LONG = 1L << 40;
                static final double DOUBLE = 1.5;
                @Id Long id;
                @Embeddable static class Paw { int claws; }
                interface Named { @Entity class Inner { @Id Long id; } }
                Runnable purr() { return () -> System.out.println("id " + id); }
            }
            """;

    private static final Map<String, String> SOURCES = Map.ofEntries(
            Map.entry("Cat", CAT),
            Map.entry("Größe", "package zoo; @jakarta.persistence.Embeddable class Size { int 値; @Deprecated int x; }"),
            Map.entry("Base", "package zoo.base; @jakarta.persistence.MappedSuperclass public class Base {}"),
            Map.entry("Kind", "package zoo.base; @jakarta.persistence.Entity public class Kind extends Base {}"),
            Map.entry(
                    "Plain", "package zoo.base; public class Plain { @jakarta.persistence.Id Long id; String other; }"),
            Map.entry("zoo/base/package-info", "@org.hibernate.annotations.SoftDelete package zoo.base;"),
            Map.entry("zoo/package-info", "@Deprecated package zoo;"),
            Map.entry("Similar", "package zoological; @jakarta.persistence.Entity class Similar {}"),
            Map.entry("Top", "@jakarta.persistence.Entity class Top {}"),
            Map.entry("Old", "package old; @javax.persistence.Entity class Old {}"),
            Map.entry("Entity", "package javax.persistence; public @interface Entity {}"));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path temporary;

    @Test
    void aFolderAndAJarWithTheSameFilesContainTheSameClasses() throws IOException {
        Path folder = compile("classes-of-zoo", SOURCES);
        Files.createDirectories(folder.resolve("wrong/place"));
        Files.copy(folder.resolve("zoo/Cat.class"), folder.resolve("wrong/place/Cat.class"));
        Files.writeString(folder.resolve("zoo/Broken.class"), "no class file");
        Files.write(folder.resolve("zoo/Short.class"), new byte[] {(byte) 0xCA, (byte) 0xFE, (byte) 0xBA, (byte) 0xBE});
        Path jar = jar(folder);

        assertThat(AnnotatedClasses.find(List.of(folder), List.of()))
                .isEqualTo(AnnotatedClasses.find(List.of(jar), List.of()))
                .isEqualTo(new AnnotatedClasses(
                        sorted("Top", "zoo.Cat", "zoo.Cat$Named$Inner", "zoo.base.Kind", "zoological.Similar"),
                        sorted("zoo.Cat$Paw", "zoo.Size", "zoo.base.Base"),
                        sorted("zoo.base"),
                        sorted("old.Old")));
        for (List<String> packages : List.of(
                List.of("zoo"), List.of("zoo.base", "old"), List.of("zoo.b"), List.of("zoo.*"), List.of("z*", "old"))) {
            assertThat(AnnotatedClasses.find(List.of(folder), packages))
                    .as("packages %s", packages)
                    .isEqualTo(AnnotatedClasses.find(List.of(jar), packages));
        }
    }

    @Test
    void aNameMayContainCharactersThatAreNotAscii() throws IOException {
        assumeTrue(Charset.forName(System.getProperty("sun.jnu.encoding"))
                .newEncoder()
                .canEncode("Größe値"));
        Path folder = compile("names", Map.of("A", "package größe; @jakarta.persistence.Entity class 値 {}"));

        assertThat(AnnotatedClasses.find(List.of(folder), List.of("größe")).entities())
                .containsExactly("größe.値");
    }

    @Test
    void aLinkToAnOuterFolderDoesNotEndInACycle() throws IOException {
        Path folder = compile("zoo", SOURCES);
        AnnotatedClasses before = AnnotatedClasses.find(List.of(folder), List.of());
        Files.createSymbolicLink(folder.resolve("zoo/again"), folder);

        assertThat(AnnotatedClasses.find(List.of(folder), List.of())).isEqualTo(before);
    }

    @Test
    void aPackageCanBeALink() throws IOException {
        Path folder = compile("zoo", SOURCES);
        AnnotatedClasses before = AnnotatedClasses.find(List.of(folder), List.of());
        Files.createSymbolicLink(folder.resolve("a"), folder.resolve("zoo"));
        Files.createSymbolicLink(folder.resolve("zoom"), folder.resolve("zoo"));
        Files.move(folder.resolve("zoo"), temporary.resolve("elsewhere"));
        Files.createSymbolicLink(folder.resolve("zoo"), temporary.resolve("elsewhere"));

        assertThat(AnnotatedClasses.find(List.of(folder), List.of())).isEqualTo(before);
    }

    @Test
    void theFirstEntryOfTheClassPathThatContainsAClassCounts() throws IOException {
        Path mapped = compile("mapped", Map.of("A", "package a; @jakarta.persistence.Entity class A {}"));
        Path plain = compile("plain", Map.of("A", "package a; class A {}"));
        Path embedded = compile("embedded", Map.of("A", "package a; @jakarta.persistence.Embeddable class A {}"));
        List<Path> entries = List.of(mapped, plain, embedded, jar(mapped), jar(plain), jar(embedded));

        for (Path first : entries) {
            AnnotatedClasses alone = AnnotatedClasses.find(List.of(first), List.of());
            for (Path second : entries) {
                for (Path third : entries) {
                    assertThat(AnnotatedClasses.find(List.of(first, second, third), List.of()))
                            .as("%s, %s, %s", first, second, third)
                            .isEqualTo(alone);
                }
            }
        }
    }

    @Test
    void foldersAndJarsInAnApplicationsFolderAreSearchedAsInAJar() throws IOException {
        Path classes = compile("compiled", Map.of("A", "package a; @jakarta.persistence.Entity class A {}"));
        Path folder = Files.createDirectory(temporary.resolve("app"));
        Files.createDirectory(folder.resolve("WEB-INF"));
        Files.move(classes, folder.resolve("WEB-INF/classes"));

        assertThat(AnnotatedClasses.find(List.of(folder), List.of()).entities()).containsExactly("a.A");
    }

    private static java.util.SortedSet<String> sorted(String... names) {
        return new java.util.TreeSet<>(List.of(names));
    }

    private Path jar(Path folder) throws IOException {
        Path jar = temporary.resolve(folder.getFileName() + ".jar");
        try (Stream<Path> files = Files.walk(folder);
                ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                zip.putNextEntry(new ZipEntry(folder.relativize(file).toString()));
                zip.write(Files.readAllBytes(file));
                zip.closeEntry();
            }
        }
        return jar;
    }

    private Path compile(String name, Map<String, String> sources) throws IOException {
        Path folder = Files.createDirectory(temporary.resolve(name));
        StringWriter errors = new StringWriter();
        List<String> options =
                List.of("-proc:none", "-d", folder.toString(), "-classpath", System.getProperty("java.class.path"));
        boolean done = ToolProvider.getSystemJavaCompiler()
                .getTask(
                        errors,
                        null,
                        null,
                        options,
                        null,
                        sources.entrySet().stream()
                                .map(FolderSearchTest::source)
                                .toList())
                .call();
        assertThat(done).as(errors.toString()).isTrue();
        return folder;
    }

    private static SimpleJavaFileObject source(Map.Entry<String, String> source) {
        URI name = URI.create("string:///" + source.getKey() + ".java");
        return new SimpleJavaFileObject(name, JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return source.getValue();
            }
        };
    }
}
