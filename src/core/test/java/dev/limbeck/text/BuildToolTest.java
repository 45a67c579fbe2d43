package dev.limbeck.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class BuildToolTest {
    @TempDir
    Path project;

    @Test
    void aProjectWithAPomIsBuiltWithMaven() throws IOException {
        Files.createFile(project.resolve("pom.xml"));
        BuildTool tool = BuildTool.of(project.resolve("src/main/java/shop/Item.java"));
        assertThat(tool.compileCommand()).isEqualTo("`mvn compile`");
        assertThat(tool.classpathCommand("target/classpath.txt"))
                .isEqualTo("`mvn dependency:build-classpath -Dmdep.outputFile=target/classpath.txt`");
    }

    @ParameterizedTest
    @ValueSource(strings = {"build.gradle", "build.gradle.kts", "settings.gradle", "settings.gradle.kts"})
    void aProjectWithAGradleScriptIsBuiltWithGradle(String script) throws IOException {
        Files.createFile(project.resolve(script));
        BuildTool tool = BuildTool.ofClasspath(List.of(Path.of("/libraries/a.jar"), project.resolve("build/classes")));
        assertThat(tool.compileCommand()).isEqualTo("`gradle classes`");
        assertThat(tool.classpathFile()).isEqualTo("build/limbeck/classpath.txt");
        assertThat(tool.classpathCommand(tool.classpathFile())).doesNotContain("mvn");
    }

    @Test
    void theNearestBuildFileDecides() throws IOException {
        Files.createFile(project.resolve("settings.gradle"));
        Path module = Files.createDirectories(project.resolve("module"));
        Files.createFile(module.resolve("pom.xml"));
        assertThat(BuildTool.of(module.resolve("target/classes"))).isEqualTo(BuildTool.MAVEN);
        assertThat(BuildTool.of(project.resolve("other"))).isEqualTo(BuildTool.GRADLE);
    }

    @Test
    void bothCommandsAreNamedIfBothToolsOrNoneIsFound() throws IOException {
        assertThat(BuildTool.of(null)).isEqualTo(BuildTool.UNKNOWN);
        Files.createFile(project.resolve("pom.xml"));
        Files.createFile(project.resolve("build.gradle"));
        BuildTool both = BuildTool.of(project);
        assertThat(both.compileCommand()).isEqualTo("`mvn compile` or `gradle classes`");
        assertThat(both.classpathCommand("target/classpath.txt")).contains("mvn dependency", "Gradle task");
    }
}
