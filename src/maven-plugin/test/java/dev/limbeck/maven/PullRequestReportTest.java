package dev.limbeck.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** Runs scripts/pull-request-report with stand-ins for {@code mvn} and {@code gh}, which record their arguments. */
final class PullRequestReportTest {
    private static final Path CHECKOUT = Path.of("../..").toAbsolutePath().normalize();

    @TempDir
    Path folder;

    private Path bin;

    @BeforeEach
    void standIns() throws IOException {
        bin = Files.createDirectories(folder.resolve("bin"));
        script("gh", "case \"$*\" in *--paginate*) cat \"$FOLDER/comments\";; *) [ -z \"${GH_FAILS:-}\" ];; esac");
        Files.writeString(folder.resolve("comments"), "");
        maven("No differences.", 0, 0);
    }

    @Test
    void theFirstRunWritesAComment() throws Exception {
        assertThat(run(Map.of())).isZero();
        assertThat(calls("mvn"))
                .contains("compile limbeck:verify -Dlimbeck.noModel")
                .contains("limbeck:check -Dlimbeck.autogenerate.against=history");
        assertThat(calls("gh"))
                .contains("--method POST repos/shop/shop/issues/7/comments")
                .doesNotContain("PATCH");
        assertThat(report()).isEqualTo("<!-- limbeck -->\n## Limbeck\n\nNo differences.\n");
        assertThat(folder.resolve("summary")).hasContent(report());
    }

    @Test
    void aLaterRunUpdatesItsComment() throws Exception {
        Files.writeString(folder.resolve("comments"), "42\n43\n");
        assertThat(run(Map.of())).isZero();
        assertThat(calls("gh"))
                .contains("--method PATCH repos/shop/shop/issues/comments/42")
                .doesNotContain("POST");
    }

    @Test
    void aLongReportIsShortenedForTheCommentAndKeptInTheArtifact() throws Exception {
        maven(
                "## Check\n\n<details><summary>SQL of the upgrade on sqlite</summary>\n\n" + "x\n".repeat(60_000)
                        + "\n</details>\n\n> **Warning:** the end",
                0,
                1);
        assertThat(run(Map.of("GITHUB_RUN_ID", "9"))).isEqualTo(1);
        assertThat(report()).hasSizeGreaterThan(100_000);
        assertThat(folder.resolve("summary")).hasContent(report());
        assertThat(calls("gh")).contains("--field body=@" + folder.resolve("report.md.comment"));
        assertThat(Files.readString(folder.resolve("report.md.comment")))
                .hasSizeLessThan(65_536)
                .startsWith("<!-- limbeck -->\n## Limbeck\n")
                .contains(
                        "Left out: SQL of the upgrade on sqlite. The artifact `limbeck-report` of [this run](https://github.com/"
                                + "shop/shop/actions/runs/9) contains the full report")
                .contains("> **Warning:** the end");
    }

    @Test
    void aDifferenceIsReportedAndFails() throws Exception {
        maven("added column user.note", 0, 1);
        assertThat(run(Map.of())).isEqualTo(1);
        assertThat(report()).contains("added column user.note");
        assertThat(calls("gh")).contains("POST");
    }

    @Test
    void aFailedProofIsReportedAndNothingIsCompared() throws Exception {
        maven("", 1, 0);
        assertThat(run(Map.of())).isEqualTo(1);
        assertThat(report()).contains("could not be proved");
        assertThat(calls("mvn")).doesNotContain("limbeck:check");
    }

    @Test
    void withoutATokenOrAPullRequestTheSummaryHasTheReport() throws Exception {
        assertThat(run(Map.of("GH_TOKEN", ""))).isZero();
        assertThat(run(Map.of("LIMBECK_PULL_REQUEST", ""))).isZero();
        assertThat(run(Map.of("LIMBECK_COMMENT", "false"))).isZero();
        assertThat(folder.resolve("gh.calls")).doesNotExist();
        assertThat(Files.readString(folder.resolve("summary"))).contains("No differences.");
    }

    @Test
    void aCommentThatCannotBeWrittenDoesNotFailTheJob() throws Exception {
        assertThat(run(Map.of("GH_FAILS", "true"))).isZero();
        assertThat(Files.readString(folder.resolve("output"))).contains("the comment could not be written");
    }

    @Test
    void theDescriptionsAreYaml() throws IOException {
        assertThat(((Map<?, ?>) yaml("action.yml")).get("runs")).isNotNull();
        assertThat((List<?>) yaml(".pre-commit-hooks.yaml")).hasSize(1);
    }

    private static Object yaml(String file) throws IOException {
        return new Load(LoadSettings.builder().build()).loadFromString(Files.readString(CHECKOUT.resolve(file)));
    }

    private void maven(String result, int proof, int comparison) throws IOException {
        script(
                "mvn",
                "case \"$*\" in *limbeck:verify*) exit " + proof + ";; esac\n"
                        + "for each; do case $each in -Dlimbeck.resultFile=*) echo '" + result
                        + "' > \"${each#*=}\";; esac; done\nexit " + comparison);
    }

    private void script(String name, String body) throws IOException {
        Path file = bin.resolve(name);
        Files.writeString(file, "#!/bin/sh\necho \"$*\" >> \"$FOLDER/" + name + ".calls\"\n" + body + "\n");
        assertThat(file.toFile().setExecutable(true)).isTrue();
    }

    private String calls(String name) throws IOException {
        return Files.readString(folder.resolve(name + ".calls"));
    }

    private String report() throws IOException {
        return Files.readString(folder.resolve("report.md"), StandardCharsets.UTF_8);
    }

    private int run(Map<String, String> variables) throws Exception {
        ProcessBuilder builder = new ProcessBuilder(
                        CHECKOUT.resolve("scripts/pull-request-report").toString())
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile());
        Map<String, String> environment = builder.environment();
        environment.put("PATH", bin + File.pathSeparator + environment.get("PATH"));
        environment.put("FOLDER", folder.toString());
        environment.put("GH_TOKEN", "secret");
        environment.put("GITHUB_REPOSITORY", "shop/shop");
        environment.put("GITHUB_STEP_SUMMARY", folder.resolve("summary").toString());
        environment.put("LIMBECK_PULL_REQUEST", "7");
        environment.put("LIMBECK_REPORT", folder.resolve("report.md").toString());
        environment.putAll(variables);
        return builder.start().waitFor();
    }
}
