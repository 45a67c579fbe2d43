package dev.limbeck.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.jar.JarFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/**
 * Runs the configurations in docs/guide/continuous-integration.md for GitLab, GitHub and JBang, with the real Maven, on
 * a project that uses the plugin.
 */
@EnabledIfSystemProperty(named = "limbeck.long", matches = "true")
final class ContinuousIntegrationIT {
    private static final Path CHECKOUT =
            Path.of(System.getProperty("limbeck.checkout")).toAbsolutePath().normalize();

    @TempDir
    static Path shared;

    private static MavenProcess maven;

    @TempDir
    Path folder;

    private Path app;

    @BeforeAll
    static void prepare() throws IOException {
        maven = new MavenProcess(shared, Path.of(System.getProperty("limbeck.maven.home")));
    }

    @BeforeEach
    void createProject() throws Exception {
        app = SampleProject.create(folder.resolve("app"), true, "");
        for (String[] goal : new String[][] {
            {"limbeck:init"}, {"limbeck:revision", "-Dlimbeck.autogenerate", "-Dlimbeck.message=first"}
        }) {
            MavenProcess.Result result = maven.run(app, goal);
            assertThat(result.code()).as(result.output()).isZero();
        }
    }

    @Test
    void theJobForGitLabWritesItsArtifact() throws Exception {
        Object page = gitLabSnippet();
        List<?> script = (List<?>) at(page, "limbeck", "script");
        List<?> files = (List<?>) at(page, "limbeck", "artifacts", "paths");
        Path report = app.resolve((String) files.get(0));
        assertThat(runScript(script).code()).isZero();
        assertThat(report).content().contains("No differences");
        assertThat(app.resolve("app.db")).doesNotExist();

        SampleProject.entity(app, "private String note;");
        MavenProcess.Result different = runScript(script);
        assertThat(different.code()).isOne();
        assertThat(different.output())
                .contains("found differences; they are in ")
                .contains(report.toString());
        assertThat(report).content().contains("added column Person.note");
    }

    /**
     * Runs the action's script with the real Maven; only {@code gh} is replaced by a script that records the comment.
     */
    @Test
    void theActionCommentsOnThePullRequest() throws Exception {
        SampleProject.entity(app, "private String note;");
        Path bin = Files.createDirectories(folder.resolve("bin"));
        script(bin.resolve("mvn"), maven.commandLine("\"$@\""));
        script(
                bin.resolve("gh"),
                "case \"$*\" in *--paginate*) ;; *POST*) cat \"$LIMBECK_REPORT\" > \"" + folder + "/comment\" ;; esac");
        ProcessBuilder builder = new ProcessBuilder(
                        CHECKOUT.resolve("scripts/pull-request-report").toString())
                .directory(app.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile());
        Map<String, String> environment = builder.environment();
        environment.put("PATH", bin + File.pathSeparator + environment.get("PATH"));
        environment.put("GH_TOKEN", "secret");
        environment.put("GITHUB_REPOSITORY", "shop/shop");
        environment.put("GITHUB_STEP_SUMMARY", folder.resolve("summary").toString());
        environment.put("LIMBECK_PULL_REQUEST", "7");
        environment.put("LIMBECK_REPORT", folder.resolve("limbeck.md").toString());
        assertThat(builder.start().waitFor()).isOne();
        assertThat(folder.resolve("comment"))
                .content()
                .startsWith("<!-- limbeck -->\n## Limbeck\n")
                .contains("added column Person.note");
        assertThat(folder.resolve("summary"))
                .hasContent(Files.readString(folder.resolve("comment")).strip());
        assertThat(folder.resolve("limbeck.html")).content().contains("<html").contains("Person");
    }

    /**
     * Does what JBang does: resolves the script-ref of an alias as an artifact, and runs the main class specified in
     * the manifest.
     */
    @Test
    void theArtifactOfTheJBangCatalogRuns() throws Exception {
        Object catalog = yaml(Files.readString(CHECKOUT.resolve("jbang-catalog.json")));
        String[] parts =
                at(catalog, "aliases", "limbeck", "script-ref").toString().split(":", -1);
        Files.writeString(
                folder.resolve("pom.xml"),
                """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>com.example</groupId>
                  <artifactId>jbang</artifactId>
                  <version>1</version>
                  <dependencies>
                    <dependency><groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version></dependency>
                  </dependencies>
                </project>
                """
                        .formatted(parts[0], parts[1], parts[2]));
        MavenProcess.Result resolved = maven.run(
                folder,
                "org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath",
                "-Dmdep.outputFile=classpath.txt");
        assertThat(resolved.code()).as(resolved.output()).isZero();
        String classpath = Files.readString(folder.resolve("classpath.txt"));
        String main;
        try (JarFile jar = new JarFile(classpath.split(File.pathSeparator, -1)[0])) {
            main = jar.getManifest().getMainAttributes().getValue("Main-Class");
        }
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        classpath,
                        main,
                        "--version")
                .redirectErrorStream(true)
                .start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        assertThat(printed).contains(parts[2]);
    }

    private static Object gitLabSnippet() throws IOException {
        String page = Files.readString(CHECKOUT.resolve("docs/guide/continuous-integration.md"));
        int start = page.indexOf("```yaml\nlimbeck:") + "```yaml\n".length();
        return yaml(page.substring(start, page.indexOf("```", start)));
    }

    /** {@return the value that is found by following the given keys} */
    private static Object at(Object document, String... keys) {
        Object found = document;
        for (String key : keys) {
            found = Objects.requireNonNull(((Map<?, ?>) found).get(key), key);
        }
        return found;
    }

    private static Object yaml(String text) {
        return new Load(LoadSettings.builder().build()).loadFromString(text);
    }

    /** Runs the lines until one fails, as GitLab does; returns the result of the last line that was run. */
    private MavenProcess.Result runScript(List<?> lines) throws Exception {
        MavenProcess.Result result = null;
        for (Object line : lines) {
            List<String> words = new ArrayList<>(List.of(line.toString().split(" ", -1)));
            assertThat(words.remove(0)).isEqualTo("mvn");
            result = maven.run(app, words.toArray(String[]::new));
            if (result.code() != 0) {
                break;
            }
        }
        return Objects.requireNonNull(result);
    }

    private static void script(Path file, String line) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + line + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }
}
