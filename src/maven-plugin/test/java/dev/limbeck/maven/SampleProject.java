package dev.limbeck.maven;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A Maven project with an entity and the plugin, as described in the guide. */
final class SampleProject {
    private static final String DEPENDENCY =
            "<dependency><groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version></dependency>";

    private SampleProject() {}

    /**
     * Creates a project in the folder.
     *
     * @param driver whether the project has a JDBC driver
     * @param executions the plugin's executions, in XML
     */
    static Path create(Path folder, boolean driver, String executions) throws IOException {
        return create(
                folder,
                driver ? driver("org.xerial", "sqlite-jdbc", System.getProperty("sqlite-jdbc.version")) : "",
                executions);
    }

    /** {@return the XML of the dependency on a JDBC driver} */
    static String driver(String group, String artifact, String version) {
        return dependency(group, artifact, version);
    }

    /**
     * Creates a project in the folder.
     *
     * @param driver the dependency on the JDBC driver, in XML
     * @param executions the plugin's executions, in XML
     */
    static Path create(Path folder, String driver, String executions) throws IOException {
        String version = System.getProperty("limbeck.version");
        String hibernate = System.getProperty("hibernate.version");
        String dependencies = dependency("dev.limbeck", "limbeck-core", version)
                + dependency("org.hibernate.orm", "hibernate-core", hibernate)
                + dependency("org.hibernate.orm", "hibernate-community-dialects", hibernate)
                + driver;
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve("pom.xml"),
                """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>com.example</groupId>
                  <artifactId>%s</artifactId>
                  <version>1</version>
                  <properties>
                    <maven.compiler.release>17</maven.compiler.release>
                    <project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
                  </properties>
                  <dependencies>%s</dependencies>
                  <build><plugins>
                    <plugin><artifactId>maven-compiler-plugin</artifactId><version>3.14.0</version></plugin>
                    <plugin><artifactId>maven-resources-plugin</artifactId><version>3.5.0</version></plugin>
                    <plugin><artifactId>maven-surefire-plugin</artifactId><version>3.5.3</version></plugin>
                    <plugin><artifactId>maven-jar-plugin</artifactId><version>3.4.2</version></plugin>
                    <plugin>
                      <groupId>dev.limbeck</groupId>
                      <artifactId>limbeck-maven-plugin</artifactId>
                      <version>%s</version>
                      <executions>%s</executions>
                    </plugin>
                  </plugins></build>
                </project>
                """
                        .formatted(folder.getFileName(), dependencies, version, executions));
        entity(folder, "");
        return folder;
    }

    private static String dependency(String group, String artifact, String version) {
        return DEPENDENCY.formatted(group, artifact, version);
    }

    /** Writes the entity with more fields in addition to its id and name. */
    static void entity(Path folder, String fields) throws IOException {
        Path file = folder.resolve("src/main/java/com/example/Person.java");
        Files.createDirectories(file.getParent());
        Files.writeString(
                file,
                """
                package com.example;

                import jakarta.persistence.*;

                @Entity
                public class Person {
                    @Id
                    @GeneratedValue
                    private Integer id;

                    @Column(nullable = false)
                    private String name;
                    %s
                }
                """
                        .formatted(fields));
    }
}
