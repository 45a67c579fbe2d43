package dev.limbeck.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.Migration;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that the compiler finds Limbeck in a jar that also contains other classes. */
class LimbeckClassesTest {
    @TempDir
    private Path folder;

    private Path jar;

    @BeforeEach
    void makeJar() throws Exception {
        jar = folder.resolve("all.jar");
        Path classes = Path.of(Migration.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(classes.resolve("dev/limbeck"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                add(out, classes.relativize(file).toString().replace('\\', '/'), Files.readAllBytes(file));
            }
            add(out, "dev/limbeck/words.txt", new byte[0]);
            add(out, "org/other/Thing.class", new byte[0]);
        }
    }

    private static void add(JarOutputStream out, String name, byte[] bytes) throws IOException {
        out.putNextEntry(new JarEntry(name));
        out.write(bytes);
    }

    private CompiledSources compile(String upgrade, Path... classpath) throws IOException {
        Project project = new Project(folder);
        Path source = project.write("Rev_a1", Project.source("a1", "Rev_a1", upgrade));
        return new RevisionCompiler(jar, List.of(classpath), new CompileCache(project.cache()))
                .compile(List.of(source));
    }

    @Test
    void listsTheClassesOfAPackageWithTheirNames() throws IOException {
        try (LimbeckClasses own = LimbeckClasses.open(jar)) {
            assertThat(own.list("dev.limbeck"))
                    .extracting(file -> ((NamedClassFile) file).binaryName())
                    .contains("dev.limbeck.Migration", "dev.limbeck.Operations")
                    .doesNotContain("dev.limbeck.model.Table", "dev.limbeck.words");
            assertThat(own.list("org.other")).isEmpty();
        }
    }

    @Test
    void compilesARevisionAgainstThem() throws IOException {
        CompiledSources compiled = compile(
                "op.batchAlterTable(\"t\", batch -> batch.dropColumn(\"a\")); dev.limbeck.model.SqlText t = text(\"a\");");
        assertThat(compiled.classes()).containsOnlyKeys("db.revisions.Rev_a1");
    }

    /** To the compiler, an empty class path means the working directory, unless a location is set. */
    @Test
    void nothingElseIsOnTheClassPath() {
        assertThatThrownBy(() -> compile("org.other.Thing thing;"))
                .isInstanceOf(RevisionCompileException.class)
                .hasMessageContaining("org.other");
    }

    @Test
    void theClassesOfTheProjectAreOnTheClassPathToo() throws IOException {
        Path helper = Files.createDirectories(folder.resolve("classes/com/example"));
        Files.write(helper.resolve("Helper.class"), helperClass());
        assertThat(compile("com.example.Helper.help();", folder.resolve("classes"))
                        .classes())
                .containsOnlyKeys("db.revisions.Rev_a1");
    }

    private byte[] helperClass() throws IOException {
        Path source = Files.writeString(
                Files.createDirectories(folder.resolve("helper")).resolve("Helper.java"),
                "package com.example; public class Helper { public static void help() {} }");
        byte[] bytes = new RevisionCompiler(jar, List.of(), new CompileCache(folder.resolve("cache2")))
                .compile(List.of(source))
                .classes()
                .get("com.example.Helper");
        return java.util.Objects.requireNonNull(bytes);
    }
}
