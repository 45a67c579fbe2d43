package dev.limbeck.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.Cli;
import dev.limbeck.cli.terminal.ExitCode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests ranges, graphs and diagrams of a history. */
final class HistoryCommandTest {
    private Cli cli = Cli.of(Path.of("."));

    @BeforeEach
    void createFiveRevisions(@TempDir Path folder) {
        cli = Cli.of(folder);
        cli.output("init", "revisions");
        for (String id : List.of("aaaa", "bbbb", "cccc", "dddd", "eeee")) {
            cli.output("revision", "-m", id, "--rev-id", id);
        }
    }

    private List<String> ids(String... range) {
        return cli.output(range)
                .lines()
                .map(line -> line.replaceFirst(".* -> (\\w+).*", "$1"))
                .toList();
    }

    @Test
    void aRangeIncludesBothEndsAndEitherMayBeOmitted() {
        assertThat(ids("history", "-r", "bbbb:dddd")).containsExactly("dddd", "cccc", "bbbb");
        assertThat(ids("history", "-r", ":bbbb")).containsExactly("bbbb", "aaaa");
        assertThat(ids("history", "-rdddd:")).containsExactly("eeee", "dddd");
        assertThat(ids("history", "--rev-range=bbbb:+2")).containsExactly("dddd", "cccc", "bbbb");
        assertThat(ids("history", "-r", "-2:")).containsExactly("eeee", "dddd", "cccc");
        assertThat(ids("history", "-r", "base:heads")).hasSize(5);
        assertThat(cli.files()).noneMatch(file -> file.endsWith(".db"));
    }

    @Test
    void aRangeMayDependOnTheDatabase() {
        cli.output("stamp", "dddd");
        assertThat(ids("history", "-r", "current:")).containsExactly("eeee", "dddd");
        assertThat(ids("history", "-r", ":current")).containsExactly("dddd", "cccc", "bbbb", "aaaa");
        assertThat(ids("history", "-r", "-2:current")).containsExactly("dddd", "cccc", "bbbb");
        assertThat(ids("history", "-r", "current:+1")).containsExactly("eeee", "dddd");
        assertThat(cli.output("history", "-i", "-r", "cccc:dddd")).contains("dddd (current)");
    }

    @Test
    void verboseShowsWhenEachWasAppliedIfTheLogTableIsEnabled() {
        assertThat(cli.output("history", "-v")).contains("Created: ").doesNotContain("Applied: ");
        cli.append("limbeck.toml", "log_table = \"limbeck_log\"\n");
        assertThat(cli.output("history", "-v")).doesNotContain("Applied: ");
        assertThat(cli.files()).noneMatch(file -> file.endsWith(".db"));
        cli.output("upgrade", "cccc");
        cli.output("downgrade", "-1");
        assertThat(cli.output("history", "-v", "-r", "bbbb:bbbb"))
                .containsPattern("Applied: \\d{4}-\\d\\d-\\d\\d \\d\\d:");
        assertThat(cli.output("history", "-v", "-r", "cccc:cccc")).doesNotContain("Applied: ");
        assertThat(cli.output("current", "-v")).contains("Applied: ");
        assertThat(cli.output("history", "-v", "-r", "aaaa:aaaa", "--format", "json"))
                .contains("\"applied\":\"20");
        assertThat(cli.output("history", "-r", "aaaa:aaaa", "--format", "json")).contains("\"applied\":null");
    }

    @Test
    void anInvalidRangeIsRejected() {
        assertThat(cli.run("history", "-r", "bbbb").err()).contains("is not a range");
        assertThat(cli.run("history", "-r", "dddd:bbbb").err()).contains("dddd:bbbb is not valid: ");
        assertThat(cli.run("history", "-r").code()).isEqualTo(ExitCode.USAGE);
    }

    private void branches() {
        cli.output(
                "revision", "-m", "left", "--rev-id", "ffaa", "--head", "dddd", "--splice", "--branch-label", "side");
        cli.output("merge", "heads", "-m", "both", "--rev-id", "ffbb");
        cli.output("revision", "-m", "mail", "--rev-id", "mm11", "--head", "base", "--depends-on", "bbbb");
    }

    @Test
    void theGraphDrawsBranchesAndMerges() {
        branches();
        List<String> drawn = cli.output("history", "--graph").lines().toList();
        assertThat(drawn).anyMatch(line -> line.endsWith("ffbb (side) (head) (mergepoint), both"));
        assertThat(drawn).contains("├─╮", "├─╯", "* aaaa, aaaa");
        assertThat(drawn).anyMatch(line -> line.matches("(│ \\*|\\* │) ffaa \\(side\\), left"));
    }

    @Test
    void mermaidGetsADiagramWithDottedDependencies() {
        branches();
        cli.output("stamp", "bbbb");
        String diagram = cli.output("history", "-i", "--format", "mermaid");
        assertThat(diagram)
                .startsWith("flowchart BT\n")
                .contains("[\"ffaa (side)<br>left\"]", " --> ", " -.-> ", "    style ");
        assertThat(diagram.lines().filter(line -> line.contains(" --> "))).hasSize(7);
        assertThat(cli.run("heads", "--format", "mermaid").code()).isEqualTo(ExitCode.USAGE);
    }
}
