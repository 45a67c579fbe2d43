package dev.limbeck.command.autogenerate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests revisions that are compiled together with a project whose build file does not mention Limbeck. */
final class MissingDependencyTest {
    @TempDir
    private Path project = Path.of(".");

    private String advice(String folder) throws IOException {
        Path revisions = Files.createDirectories(project.resolve(folder));
        Files.writeString(revisions.resolve("Rev_a1.java"), "class Rev_a1 {}");
        return MissingDependency.advice(List.of(project.resolve("src/main/java")), List.of(revisions));
    }

    @Test
    void thePomWithoutTheDependencyIsNamed() throws IOException {
        Files.writeString(project.resolve("pom.xml"), "<project/>");
        assertThat(advice("src/main/java/db/revisions"))
                .contains("add the dependency dev.limbeck:limbeck-core to " + project.resolve("pom.xml"));
    }

    @Test
    void aBuildFileOfGradleIsNamed() throws IOException {
        Files.writeString(project.resolve("build.gradle.kts"), "plugins { java }");
        assertThat(advice("src/main/java/db/revisions")).contains("build.gradle.kts");
    }

    @Test
    void aProjectWithTheDependencyNeedsNoAdvice() throws IOException {
        Files.writeString(project.resolve("pom.xml"), "<artifactId>limbeck-core</artifactId>");
        assertThat(advice("src/main/java/db/revisions")).isEmpty();
    }

    @Test
    void revisionsThatAreNotCompiledWithTheProjectNeedNoAdvice() throws IOException {
        Files.writeString(project.resolve("pom.xml"), "<project/>");
        assertThat(advice("db/revisions")).isEmpty();
        assertThat(MissingDependency.advice(
                        List.of(project.resolve("src/main/java")), List.of(project.resolve("src/main/java/none"))))
                .isEmpty();
    }
}
