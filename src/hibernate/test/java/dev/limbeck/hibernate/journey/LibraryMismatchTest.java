package dev.limbeck.hibernate.journey;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.settings.SettingKey;
import dev.limbeck.spi.ModelException;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.AbstractThrowableAssert;
import org.hibernate.Version;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests libraries and entities that were compiled for a different version of Hibernate from the one on the class path.
 */
class LibraryMismatchTest {
    private static final Path JARS = Path.of("target", "hibernates").toAbsolutePath();
    private static final String OLD = "6.6.49.Final";
    private static final String SERVICE = "META-INF/services/org.hibernate.boot.model.TypeContributor";
    private static final String ENTITY = "@Entity class Thing { @Id Long id; }";
    private static final String CONTRIBUTOR =
            """
            package lib;
            import org.hibernate.boot.model.*;
            public class Types %s implements TypeContributor {
              public void contribute(TypeContributions types, org.hibernate.service.ServiceRegistry registry) { %s }
            }
            """;

    @TempDir
    Path folder;

    private static List<Path> hibernate() throws IOException {
        try (Stream<Path> own = Files.list(JARS.resolve(OLD));
                Stream<Path> libraries = Files.list(JARS.resolve("libraries"))) {
            return Stream.concat(own, libraries).sorted().toList();
        }
    }

    private AbstractThrowableAssert<?, ?> assertCheckFails(String entities, List<Path> jars) throws IOException {
        Path classes = Files.createDirectory(folder.resolve("classes"));
        EntitySources.compile(classes, Map.of("zoo", entities));
        return assertCheckFails(classes, jars);
    }

    private AbstractThrowableAssert<?, ?> assertCheckFails(Path classes, List<Path> jars) throws IOException {
        String path = jars.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
        Path file = Files.writeString(folder.resolve("classpath.txt"), path);
        Journey journey = new Journey(folder, settings -> settings.modelClasspath(List.of(classes))
                .set(SettingKey.MODEL_CLASSPATH_FILE, file.toString()));
        return assertThatThrownBy(journey::check).isInstanceOf(ModelException.class);
    }

    private List<Path> withLibrary(Map<String, String> library, Map<String, String> others) throws IOException {
        List<Path> jars = new ArrayList<>(hibernate());
        Map<String, String> all = new HashMap<>(library);
        all.put(SERVICE, "lib.Types\n");
        jars.add(new LibraryJar(all, others).write(folder.resolve("lib-types-3.9.jar"), hibernate()));
        return jars;
    }

    @Test
    void twoVersionsOfHibernateAreNamed() throws IOException {
        List<Path> jars = new ArrayList<>(hibernate());
        Path current = Path.of(URI.create(Version.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toString()));
        jars.add(current);

        assertCheckFails(ENTITY, jars)
                .hasMessageContaining(
                        "two versions of Hibernate: hibernate-core-6.6.49.Final.jar and " + current.getFileName())
                .hasMessageContaining("mvn dependency:tree");
    }

    @Test
    void aLibraryThatExtendsAClassOfAnotherHibernateIsNamed() throws IOException {
        List<Path> jars = withLibrary(
                Map.of("lib.Types", CONTRIBUTOR.formatted("extends org.hibernate.query.Gone", "")),
                Map.of("org.hibernate.query.Gone", "package org.hibernate.query; public class Gone {}"));

        assertCheckFails(ENTITY, jars)
                .hasMessageContaining("lib-types-3.9.jar (lib.Types) uses org.hibernate.query.Gone, which Hibernate ORM"
                        + " 6.6.49.Final does not have. Use the version of that library that this Hibernate"
                        + " requires, and compile your own classes with it.")
                .hasMessageNotContaining("classpath_file");
    }

    @Test
    void aLibraryThatCallsAClassOfAnotherHibernateIsNamed() throws IOException {
        List<Path> jars = withLibrary(
                Map.of(
                        "lib.Types",
                        CONTRIBUTOR.formatted("", "Helper.help();"),
                        "lib.Helper",
                        "package lib; class Helper { static void help() { new org.hibernate.gone.Gone(); } }"),
                Map.of("org.hibernate.gone.Gone", "package org.hibernate.gone; public class Gone {}"));

        assertCheckFails(ENTITY, jars)
                .hasMessageContaining("lib-types-3.9.jar (lib.Helper) uses org.hibernate.gone.Gone, which Hibernate");
    }

    @Test
    void aLibraryThatCallsAMethodOfAnotherHibernateIsNamed() throws IOException {
        List<Path> jars = withLibrary(
                Map.of("lib.Types", CONTRIBUTOR.formatted("", "org.hibernate.Version.gone(1);")),
                Map.of(
                        "org.hibernate.Version",
                        "package org.hibernate; public class Version { public static void gone(int i) {} }"));

        assertCheckFails(ENTITY, jars)
                .hasMessageContaining("lib-types-3.9.jar (lib.Types) uses 'void org.hibernate.Version.gone(int)', which"
                        + " Hibernate ORM 6.6.49.Final does not have.");
    }

    @Test
    void librariesThatDoNotBelongTogetherAreReportedAsSuch() throws IOException {
        List<Path> jars = withLibrary(
                Map.of("lib.Types", CONTRIBUTOR.formatted("", "com.fasterxml.classmate.TypeResolver.gone();")),
                Map.of(
                        "com.fasterxml.classmate.TypeResolver",
                        "package com.fasterxml.classmate; public class TypeResolver { public static void gone() {} }"));

        assertCheckFails(ENTITY, jars)
                .hasMessageContaining("lib-types-3.9.jar (lib.Types) was compiled for another version of a library");
    }

    @Test
    void jakartaPersistenceOfAnotherVersionIsNamed() throws IOException {
        List<Path> jars = withLibrary(
                Map.of("lib.Types", CONTRIBUTOR.formatted("extends jakarta.persistence.Gone", "")),
                Map.of("jakarta.persistence.Gone", "package jakarta.persistence; public class Gone {}"));

        assertCheckFails(ENTITY, jars)
                .hasMessageContaining("uses jakarta.persistence.Gone, which jakarta.persistence-api-3.1.0.jar does not"
                        + " have. Use the version of jakarta.persistence-api that this Hibernate requires.");
    }

    @Test
    void aMissingModuleOfHibernateIsStillAMissingJar() throws IOException {
        List<Path> jars = withLibrary(
                Map.of("lib.Types", CONTRIBUTOR.formatted("extends org.hibernate.spatial.Gone", "")),
                Map.of("org.hibernate.spatial.Gone", "package org.hibernate.spatial; public class Gone {}"));

        assertCheckFails(ENTITY, jars)
                .hasMessageContaining("org.hibernate.spatial.Gone is missing. Add its jar to the class path");
    }

    /**
     * Without classpath_file, Limbeck's own version of Hibernate reads entities that were compiled with the project's
     * version.
     */
    @Test
    void anEntityOfAnotherHibernateThanLimbecksAsksForTheClassPath() throws IOException {
        Path jar = new LibraryJar(
                        Map.of(
                                "zoo.Other",
                                "package zoo; @jakarta.persistence.Entity public class Other {"
                                        + " @jakarta.persistence.Id Long id; org.hibernate.old.Gone gone; }"),
                        Map.of("org.hibernate.old.Gone", "package org.hibernate.old; public class Gone {}"))
                .write(folder.resolve("entities.jar"), hibernate());

        assertCheckFails(jar, List.of())
                .hasMessageContaining("zoo.Other cannot be loaded: it uses org.hibernate.old.Gone,"
                        + " which Limbeck's own Hibernate ORM " + Version.getVersionString() + " does not have.")
                .hasMessageContaining("set model.classpath_file");
    }

    @Test
    void aLibraryThatWasCompiledForANewerJavaIsReportedAsSuch() throws IOException {
        List<Path> jars = withLibrary(Map.of("lib.Types", CONTRIBUTOR.formatted("", "")), Map.of());
        Path newer = folder.resolve("newer");
        Files.createDirectories(newer.resolve("lib"));
        byte[] compiled = jarEntry(jars.get(jars.size() - 1), "lib/Types.class");
        compiled[7] = 99;
        Files.write(newer.resolve("lib").resolve("Types.class"), compiled);
        jars.add(0, newer);

        assertCheckFails(ENTITY, jars)
                .hasMessageContaining("lib/Types has been compiled by a more recent version of the Java Runtime")
                .hasMessageContaining("Run Limbeck with the JDK that compiled the entities.");
    }

    private static byte[] jarEntry(Path jar, String name) throws IOException {
        try (var file = new JarFile(jar.toFile());
                var in = file.getInputStream(file.getEntry(name))) {
            return in.readAllBytes();
        }
    }
}
