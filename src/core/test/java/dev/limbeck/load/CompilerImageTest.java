package dev.limbeck.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.Migration;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests that revisions can be compiled against an image of the classes in the same way as against the complete classes.
 */
class CompilerImageTest {
    @TempDir
    private Path folder;

    private Path jar;
    private Path file;

    @BeforeEach
    void makeImage() throws Exception {
        jar = folder.resolve("all.jar");
        file = folder.resolve("compiler");
        writeJar("one");
        CompilerImage.write(file, jar);
    }

    /** Writes the jar, with the given content in one of its files. */
    private void writeJar(String content) throws Exception {
        Path classes = Path.of(Migration.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes.resolve("dev/limbeck"))) {
            for (Path each : files.filter(Files::isRegularFile).toList()) {
                JarEntry entry =
                        new JarEntry(classes.relativize(each).toString().replace('\\', '/'));
                entry.setTime(1_700_000_000_000L);
                out.putNextEntry(entry);
                out.write(Files.readAllBytes(each));
            }
            JarEntry last = new JarEntry("version.txt");
            last.setTime(1_700_000_000_000L);
            out.putNextEntry(last);
            out.write(content.getBytes(StandardCharsets.UTF_8));
        }
    }

    private List<RevisionSource> sources(String upgrade) throws IOException {
        Project project = new Project(folder);
        return List.of(RevisionSource.read(project.write("Rev_a1", Project.source("a1", "Rev_a1", upgrade))));
    }

    private RevisionCompiler compiler(Path... classpath) {
        return new RevisionCompiler(jar, List.of(classpath), new CompileCache(folder.resolve("cache")));
    }

    private Optional<Map<String, byte[]>> compileFromImage(String upgrade, Path... classpath) throws IOException {
        try (CompilerImage image = CompilerImage.open(file, jar).orElseThrow()) {
            return compiler(classpath)
                    .compileFromImage(sources(upgrade), Set.of(), image)
                    .map(CompiledPortions.Portion::classes);
        }
    }

    private void assertSame(String upgrade, Path... classpath) throws IOException {
        Map<String, byte[]> complete =
                compiler(classpath).compileNow(sources(upgrade), Set.of()).classes();
        assertThat(compileFromImage(upgrade, classpath)).hasValueSatisfying(compiled -> {
            assertThat(compiled).containsOnlyKeys(complete.keySet());
            complete.forEach((name, bytes) -> assertThat(compiled).containsEntry(name, bytes));
        });
    }

    @Test
    void operationsGiveTheSameClassesAsFromAllOfJava() throws IOException {
        assertSame("");
        assertSame("op.addColumn(\"t\", column(\"more\", varchar(20)).nullable(false));");
        assertSame(
                "op.batchAlterTable(\"t\", batch -> batch.dropColumn(\"a\")); dev.limbeck.model.SqlText t = text(\"a\");");
    }

    @Test
    void ordinaryCodeGivesTheSameClassesAsFromAllOfJava() throws IOException {
        assertSame(
                """
                record Row(long id, String name) {}
                enum Kind { OLD, NEW }
                java.util.Map<String, java.util.List<Row>> rows = new java.util.TreeMap<>();
                for (int i = 0; i < 3; i++) {
                    rows.computeIfAbsent("k" + i, key -> new java.util.ArrayList<>()).add(new Row(i, "n" + i + '.'));
                }
                String text = switch (Kind.valueOf("OLD")) { case OLD -> \"\"\"
                        several
                        lines\"\"\"; case NEW -> rows.toString(); };
                Object any = java.util.stream.Stream.of(1, 2L, 'c').map(Object::toString)
                        .filter(java.util.regex.Pattern.compile("a+").asPredicate().negate()).toList();
                if (any instanceof java.util.List<?> list && !list.isEmpty()) {
                    op.execute(text + list.get(0) + new java.math.BigDecimal("1.5") + java.time.LocalDate.EPOCH);
                }
                """);
    }

    @Test
    void databaseAccessGivesTheSameClassesAsFromAllOfJava() throws IOException {
        assertSame(
                """
                try (java.sql.Connection connection = java.sql.DriverManager.getConnection("jdbc:sqlite:x");
                        java.sql.ResultSet rows = connection.createStatement().executeQuery("select 1")) {
                    while (rows.next()) {
                        Runnable task = new Runnable() {
                            @Override
                            public void run() {
                                op.execute("select 2");
                            }
                        };
                        task.run();
                    }
                } catch (java.sql.SQLException e) {
                    throw new IllegalStateException(e);
                }
                """);
    }

    @Test
    void theClassesOfTheProjectAreOnTheClassPathToo() throws IOException {
        Path source = Files.writeString(
                Files.createDirectories(folder.resolve("helper")).resolve("Helper.java"),
                "package com.example; public class Helper { public static int help() { return 1; } }");
        Path helper = Files.createDirectories(folder.resolve("classes/com/example"));
        byte[] bytes = compiler()
                .compileNow(List.of(RevisionSource.read(source)), Set.of())
                .classes()
                .get("com.example.Helper");
        Files.write(helper.resolve("Helper.class"), java.util.Objects.requireNonNull(bytes));
        assertSame("int help = com.example.Helper.help();", folder.resolve("classes"));
    }

    @Test
    void aRevisionThatNeedsOtherClassesIsCompiledFromAllOfJava() throws Exception {
        String other = "javax.xml.parsers.DocumentBuilderFactory.newInstance(); java.util.zip.CRC32 sum = null;";
        assertThat(compileFromImage(other)).isEmpty();
        assertThat(compileWithProperty(other)).containsOnlyKeys("db.revisions.Rev_a1");
    }

    @Test
    void mistakesAreReportedAsWithoutTheImage() {
        String wrong = "op.addColumn(1); java.util.zip.CRC32 sum = 5;";
        Throwable complete =
                org.assertj.core.api.Assertions.catchThrowable(() -> compiler().compileNow(sources(wrong), Set.of()));
        assertThat(complete).isInstanceOf(RevisionCompileException.class);
        assertThatThrownBy(() -> compileWithProperty(wrong)).hasMessage(complete.getMessage());
    }

    private Map<String, byte[]> compileWithProperty(String upgrade) throws IOException {
        System.setProperty(CompilerImage.PROPERTY, file.toString());
        try {
            return compiler().compileNow(sources(upgrade), Set.of()).classes();
        } finally {
            System.clearProperty(CompilerImage.PROPERTY);
        }
    }

    @Test
    void anImageOfAnotherJarIsNotUsed() throws IOException {
        FileTime written = Files.getLastModifiedTime(jar);
        assertThat(isUsed()).isTrue();
        Files.setLastModifiedTime(jar, FileTime.fromMillis(written.toMillis() - 1));
        assertThat(isUsed()).isFalse();
        Files.setLastModifiedTime(jar, written);
        assertThat(isUsed()).isTrue();
        Path copy = Files.copy(jar, folder.resolve("copy.jar"));
        Files.setLastModifiedTime(copy, written);
        assertThat(CompilerImage.open(file, copy)).isEmpty();
        Files.write(jar, new byte[1], java.nio.file.StandardOpenOption.APPEND);
        Files.setLastModifiedTime(jar, written);
        assertThat(isUsed()).isFalse();
    }

    /** A build that is reproducible gives all its jars the same modification time. */
    @Test
    void anImageOfAJarWithOtherContentIsNotUsed() throws Exception {
        FileTime written = Files.getLastModifiedTime(jar);
        long size = Files.size(jar);
        writeJar("two");
        Files.setLastModifiedTime(jar, written);
        assertThat(Files.size(jar)).isEqualTo(size);
        assertThat(isUsed()).isFalse();
        writeJar("one");
        Files.setLastModifiedTime(jar, written);
        assertThat(isUsed()).isTrue();
    }

    @Test
    void aDamagedImageIsNotUsed() throws IOException {
        byte[] whole = Files.readAllBytes(file);
        for (byte[] damaged :
                List.of(new byte[0], "no image".getBytes(StandardCharsets.UTF_8), Arrays.copyOf(whole, 9999))) {
            Files.write(file, damaged);
            assertThat(isUsed()).isFalse();
        }
        Files.delete(file);
        assertThat(isUsed()).isFalse();
    }

    private boolean isUsed() throws IOException {
        Optional<CompilerImage> image = CompilerImage.open(file, jar);
        if (image.isPresent()) {
            image.get().close();
        }
        return image.isPresent();
    }
}
