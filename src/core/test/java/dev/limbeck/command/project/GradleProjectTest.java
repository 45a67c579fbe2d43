package dev.limbeck.command.project;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.command.Init;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests Gradle projects, which write classes and resources to different folders. */
class GradleProjectTest {
    @TempDir
    private Path project;

    @BeforeEach
    void createBuildFile() throws IOException {
        Files.writeString(project.resolve("build.gradle.kts"), "plugins { java }");
    }

    private void createResource() throws IOException {
        Path resources = Files.createDirectories(project.resolve("src/main/resources/META-INF"));
        Files.writeString(resources.resolve("persistence.xml"), "<persistence/>");
    }

    private String settings() throws IOException {
        new Init(project).run(Path.of("src/main/java/db/revisions"));
        return Files.readString(project.resolve("limbeck.toml"));
    }

    /** Gradle creates no folder for resources if there are none. */
    @Test
    void theClassPathContainsTheClasses() throws IOException {
        Files.createDirectories(project.resolve("src/main/resources"));
        assertThat(settings()).contains("\nclasspath = [\"build/classes/java/main\"]\n");
    }

    /** If the folder were left out, persistence.xml and the naming strategies in it would not be read. */
    @Test
    void theClassPathContainsResources() throws IOException {
        createResource();
        assertThat(settings()).contains("\nclasspath = [\"build/classes/java/main\", \"build/resources/main\"]\n");
    }

    @Test
    void theCommentAboutTheClassPathFileIsThatForGradle() throws IOException {
        assertThat(settings())
                .contains("The Gradle task in docs/guide/recipes.md creates it.\n# classpath_file ="
                        + " \"build/limbeck/classpath.txt\"\n")
                .doesNotContain("mvn");
    }

    @Test
    void mavenHasOneFolder() throws IOException {
        Files.delete(project.resolve("build.gradle.kts"));
        createResource();
        assertThat(settings()).contains("\nclasspath = [\"target/classes\"]\n");
    }
}
