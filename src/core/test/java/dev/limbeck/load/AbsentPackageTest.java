package dev.limbeck.load;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sets the property from which the class path is read, as if Java had been started with another class path. */
class AbsentPackageTest {
    private static final String PROPERTY = "java.class.path";

    @TempDir
    private Path folder;

    private String before = "";

    @BeforeEach
    void rememberClassPath() {
        before = System.getProperty(PROPERTY);
    }

    @AfterEach
    void restoreClassPath() {
        System.setProperty(PROPERTY, before);
    }

    private Path jar(Manifest manifest, String... entries) throws IOException {
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        Path jar = folder.resolve("all.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream written = new JarOutputStream(out, manifest)) {
            for (String entry : entries) {
                written.putNextEntry(new ZipEntry(entry));
                written.write(new byte[2_000]);
                written.closeEntry();
            }
        }
        return jar;
    }

    private static boolean isAbsent(String packageName, Path... classPath) {
        StringBuilder paths = new StringBuilder();
        for (Path path : classPath) {
            paths.append(paths.isEmpty() ? "" : java.io.File.pathSeparator).append(path);
        }
        System.setProperty(PROPERTY, paths.toString());
        return AbsentPackage.isCertain(ClassLoader.getSystemClassLoader(), packageName);
    }

    @Test
    void aPackageInNoJarIsAbsent() throws IOException {
        Path jar = jar(new Manifest(), "db/revision/A.class", "other/B.class");
        assertThat(isAbsent("db.revisions", jar)).isTrue();
        assertThat(isAbsent("db.revision", jar)).isFalse();
        assertThat(isAbsent("other", jar)).isFalse();
        assertThat(isAbsent("db", jar)).as("another package begins with it").isFalse();
    }

    @Test
    void classesForOneVersionOfJavaAreFound() throws IOException {
        Path jar = jar(new Manifest(), "META-INF/versions/17/db/revisions/A.class");
        assertThat(isAbsent("db.revisions", jar)).isFalse();
    }

    @Test
    void packagesOfJavaArePresent() throws IOException {
        Path jar = jar(new Manifest(), "other/B.class");
        assertThat(isAbsent("java.util", jar)).isFalse();
        assertThat(isAbsent("java.utils", jar)).isTrue();
    }

    @Test
    void nothingIsCertainForOtherClassPaths() throws IOException {
        Path jar = jar(new Manifest(), "other/B.class");
        assertThat(isAbsent("db.revisions", jar, folder)).as("a folder").isFalse();
        assertThat(isAbsent("db.revisions", jar, folder.resolve("missing.jar")))
                .as("a jar that may be added")
                .isFalse();
        assertThat(isAbsent("db.revisions", jar, Path.of("")))
                .as("the current folder")
                .isFalse();
        assertThat(isAbsent("", jar)).as("the unnamed package").isFalse();
        assertThat(isAbsent("db.größe", jar)).as("another encoding").isFalse();
        Path text = Files.writeString(folder.resolve("text.jar"), "not a jar");
        assertThat(isAbsent("db.revisions", text)).isFalse();
        assertThat(AbsentPackage.isCertain(new ClassLoader() {}, "db.revisions"))
                .as("another class loader")
                .isFalse();
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, "more.jar");
        assertThat(isAbsent("db.revisions", jar(manifest, "other/B.class")))
                .as("a reference to another jar")
                .isFalse();
    }
}
