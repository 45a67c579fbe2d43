package dev.limbeck.cli.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.server.ServerProject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that the GitHub action shortens a report that exceeds the maximum length of a comment, 65,536 characters. */
final class ShortenedReportTest {
    @TempDir
    Path folder;

    private static String entities(int count, String more) {
        String classes = IntStream.range(0, count)
                .mapToObj(i -> "@Entity class Entity" + i + " { @Id Long id; " + more + " }")
                .collect(Collectors.joining("\n"));
        return "package shop;\nimport jakarta.persistence.*;\n@Entity public class Shop { @Id Long id; String title; }\n"
                + classes;
    }

    private String reportOf(int count) {
        ServerProject project = new ServerProject(folder, "jdbc:sqlite:" + folder.resolve("shop.db"));
        project.entities(entities(count, "String old; @Column(length = 80) String name;"))
                .migrate("first");
        project.entities(
                entities(count, "@Column(length = 40) String name;").replace("String title;", "String \u6F22;"));
        return "<!-- limbeck -->\n## Limbeck\n\n"
                + project.run("check", "--format", "markdown").out();
    }

    private String shortened(String report, int limit) throws IOException, InterruptedException {
        Path file = folder.resolve("report.md");
        Path out = folder.resolve("short.md");
        Files.writeString(file, report);
        ProcessBuilder awk = new ProcessBuilder(List.of(
                        "awk",
                        "-v",
                        "limit=" + limit,
                        "-v",
                        "link= See the artifact.",
                        "-f",
                        Path.of("../../scripts/shorten-report.awk").toString(),
                        file.toString()))
                .redirectErrorStream(true)
                .redirectOutput(out.toFile());
        awk.environment().put("LC_ALL", "C");
        Process process = awk.start();
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).isZero();
        return Files.readString(out);
    }

    /**
     * Checks that every code block and every collapsed section is closed; otherwise, GitHub would show the rest of the
     * comment inside it.
     */
    private static void requireComplete(String text, int limit) {
        assertThat(text.getBytes(StandardCharsets.UTF_8)).hasSizeLessThanOrEqualTo(limit);
        assertThat(text).startsWith("<!-- limbeck -->\n## Limbeck\n").contains("See the artifact.");
        assertThat(text.lines().filter(line -> line.startsWith("```")).count() % 2)
                .isZero();
        assertThat(text.lines().filter(line -> line.startsWith("<details>")).count())
                .isEqualTo(
                        text.lines().filter(line -> line.equals("</details>")).count());
    }

    @Test
    void whatAReviewerNeedsMostIsKept() throws Exception {
        String report = reportOf(80);
        assertThat(report.length()).isGreaterThan(70_000);
        String text = shortened(report, 65_000);
        requireComplete(text, 65_000);
        assertThat(text.substring(0, 200)).contains("> **Note:** GitHub limits the length of this text. Left out: ");
        assertThat(text)
                .contains("the diagrams", "SQL of the downgrade on sqlite")
                .contains("**data\\-loss**", "`dropped column Entity79.old`", "`changed column Entity79.name")
                .contains("### Open questions")
                .doesNotContain("erDiagram", "<summary>SQL of the downgrade");

        String shorter = shortened(report, 30_000);
        requireComplete(shorter, 30_000);
        assertThat(shorter)
                .containsPattern("Left out: .*, \\d+ changes\\. See")
                .contains("**data\\-loss**", "`dropped column Entity1.old`", "### Open questions");

        String smallest = shortened(report, 4_000);
        requireComplete(smallest, 4_000);
        assertThat(smallest).contains("## The model and the database differ");
    }

    @Test
    void aReportThatFitsIsNotChangedByItsParts() throws Exception {
        String report = reportOf(1);
        String text = shortened(report, 1_000_000);
        assertThat(text.replaceFirst("\n> \\*\\*Note.*\n", "")).isEqualTo(report);
    }
}
