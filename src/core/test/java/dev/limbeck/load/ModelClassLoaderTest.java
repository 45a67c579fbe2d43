package dev.limbeck.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.Migration;
import dev.limbeck.spi.ModelSource;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.ServiceLoader;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests the class loader of the model. Two classes named {@code org.hibernate.Version} represent Hibernate; each of
 * them reports where it was loaded from.
 */
class ModelClassLoaderTest {
    private static final String BRIDGE =
            """
            package dev.limbeck.hibernate;
            import dev.limbeck.spi.*;
            public final class Bridge implements ModelSource {
                @Override public Model scan(ModelRequest request) { throw new ModelException(org.hibernate.Version.WHOSE, null); }
            }
            """;

    private Path folder = Path.of("");

    @BeforeEach
    void makeFolders(@TempDir Path temp) throws IOException {
        folder = temp;
        compile(
                "ours",
                "package org.hibernate; public class Version { public static final String WHOSE = \"ours\".strip(); }",
                BRIDGE);
        compile(
                "theirs",
                "package org.hibernate; public class Version { public static final String WHOSE = \"theirs\".strip();"
                        + " }",
                "package shop; public class Item {}");
        compile("plain", "package shop; public class Item {}");
        Path services = Files.createDirectories(folder.resolve("ours/META-INF/services"));
        Files.writeString(services.resolve("dev.limbeck.spi.ModelSource"), "dev.limbeck.hibernate.Bridge\n");
        Files.writeString(services.resolve("org.example.Other"), "x");
    }

    private void compile(String name, String... sources) throws IOException {
        Path out = Files.createDirectories(folder.resolve(name));
        Path in = Files.createDirectories(folder.resolve(name + "-src"));
        List<String> arguments = new ArrayList<>(
                List.of("-proc:none", "-nowarn", "-d", out.toString(), "-cp", System.getProperty("java.class.path")));
        for (String source : sources) {
            String simple = source.replaceAll("(?s).*?class (\\w+).*", "$1");
            arguments.add(
                    Files.writeString(in.resolve(simple + ".java"), source).toString());
        }
        int result = ToolProvider.getSystemJavaCompiler()
                .run(null, OutputStream.nullOutputStream(), System.err, arguments.toArray(String[]::new));
        assertThat(result).isZero();
    }

    private Path jar(String name) throws IOException {
        Path jar = folder.resolve(name + ".jar");
        Path root = folder.resolve(name);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar));
                Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                out.putNextEntry(new JarEntry(root.relativize(file).toString()));
                out.write(Files.readAllBytes(file));
            }
        }
        return jar;
    }

    private URLClassLoader application(Path place) throws IOException {
        return new URLClassLoader(new URL[] {place.toUri().toURL()}, getClass().getClassLoader());
    }

    private static String whose(ClassLoader loader) {
        ModelSource source =
                ServiceLoader.load(ModelSource.class, loader).findFirst().orElseThrow();
        try {
            return source.scan(new dev.limbeck.spi.ModelRequest(
                            List.of(),
                            loader,
                            List.of(),
                            null,
                            dev.limbeck.spi.ModelRequest.Settings.PERSISTENCE_XML,
                            List.of(),
                            java.util.Map.of(),
                            "SQLite",
                            "3",
                            word -> false))
                    .provider();
        } catch (dev.limbeck.spi.ModelException e) {
            return String.valueOf(e.getMessage());
        }
    }

    @Test
    void ourHibernateReadsEntitiesWithoutAnother() throws Exception {
        try (URLClassLoader application = application(folder.resolve("ours"));
                ModelClassLoader loader = ModelClassLoader.open(List.of(folder.resolve("plain")), application)) {
            assertThat(whose(loader)).isEqualTo("ours");
            assertThat(loader.loadClass("shop.Item").getClassLoader()).isSameAs(loader);
            assertThat(loader.getParent()).isSameAs(application);
        }
    }

    @Test
    void theirHibernateReadsEntitiesThatHaveOne() throws Exception {
        for (Path ours : List.of(folder.resolve("ours"), jar("ours"))) {
            for (Path theirs : List.of(folder.resolve("theirs"), jar("theirs"))) {
                try (URLClassLoader application = application(ours);
                        ModelClassLoader loader = ModelClassLoader.open(List.of(theirs), application)) {
                    assertThat(whose(loader)).isEqualTo("theirs");
                    assertThat(loader.loadClass("dev.limbeck.hibernate.Bridge").getClassLoader())
                            .isSameAs(loader);
                    assertThat(loader.loadClass("org.hibernate.Version").getClassLoader())
                            .isSameAs(loader);
                    assertThat(loader.loadClass("shop.Item").getClassLoader()).isSameAs(loader);
                }
            }
        }
    }

    @Test
    void onlyCoreAndTheJdkAreVisibleBesidesTheirHibernate() throws Exception {
        try (URLClassLoader application = application(folder.resolve("ours"));
                ModelClassLoader loader = ModelClassLoader.open(List.of(folder.resolve("theirs")), application)) {
            assertThat(loader.loadClass("dev.limbeck.Migration")).isSameAs(Migration.class);
            assertThat(loader.loadClass("org.slf4j.Logger")).isSameAs(org.slf4j.Logger.class);
            assertThat(loader.loadClass("java.sql.Connection")).isSameAs(java.sql.Connection.class);
            assertThatThrownBy(() -> loader.loadClass("org.sqlite.JDBC")).isInstanceOf(ClassNotFoundException.class);
            assertThatThrownBy(() -> loader.loadClass("org.tomlj.Toml")).isInstanceOf(ClassNotFoundException.class);
            assertThat(loader.getResource("META-INF/services/org.example.Other"))
                    .isNull();
            assertThat(loader.getResource("dev/limbeck/Migration.class")).isNotNull();
            assertThat(Collections.list(loader.getResources("META-INF/services/dev.limbeck.spi.ModelSource")))
                    .hasSize(1);
            assertThat(Collections.list(loader.getResources("org/hibernate/Version.class")))
                    .hasSize(1);
        }
    }

    @Test
    void limbeckMayAlsoBeOnTheClassPathOfTheUser() throws Exception {
        Path core = Path.of(Migration.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Path ours = folder.resolve("ours");
        try (URLClassLoader application = application(ours);
                ModelClassLoader loader =
                        ModelClassLoader.open(List.of(folder.resolve("theirs"), core, ours), application)) {
            assertThat(loader.loadClass("dev.limbeck.Migration")).isSameAs(Migration.class);
            assertThat(whose(loader)).isEqualTo("theirs");
            assertThat(Collections.list(loader.getResources("META-INF/services/dev.limbeck.spi.ModelSource")))
                    .as("the same file twice counts once")
                    .hasSize(1);
        }
    }
}
