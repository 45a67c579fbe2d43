package dev.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.limbeck.cli.command.CommandContext;
import dev.limbeck.cli.command.LimbeckCommand;
import dev.limbeck.cli.terminal.ExitCode;
import dev.limbeck.cli.terminal.ProcessContext;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests completion scripts and manual pages. */
@Tag("process")
final class ShellTest {
    @TempDir
    private Path folder = Path.of(".");

    /** Creates a project that has a branch, with the program on the path and the shell's completion script. */
    private Path scriptFor(String shell) throws IOException {
        Cli cli = Cli.of(folder).createProject();
        cli.output("revision", "-m", "x", "--rev-id", "33cc", "--head", "11aa", "--splice", "--branch-label", "shop");
        Path program = folder.resolve("bin").resolve("limbeck");
        Files.createDirectories(program.getParent());
        Files.writeString(
                program,
                "#!/bin/sh\nexec '" + Processes.java() + "' -XX:TieredStopAtLevel=1 -cp '" + Processes.classpath()
                        + "' " + Main.class.getName() + " \"$@\"\n");
        assertThat(program.toFile().setExecutable(true)).isTrue();
        return Files.writeString(folder.resolve("limbeck." + shell), cli.output("completion", shell));
    }

    @Test
    @Tag("slow")
    void bashCompletesCommandsOptionsAndRevisions() throws Exception {
        Path script = scriptFor("bash");
        assertThat(inBash(script, "limbeck", "up")).containsExactly("upgrade");
        assertThat(inBash(script, "limbeck", "upgrade", "--pl")).containsExactly("--plan");
        assertThat(inBash(script, "limbeck", "__")).isEmpty();
        assertThat(inBash(script, "limbeck", "upgrade", ""))
                .contains("head", "base", "11aa", "33cc", "shop", "shop@head");
        assertThat(inBash(script, "limbeck", "upgrade", "--sql", "2")).containsExactly("22bb");
        assertThat(inBash(script, "limbeck", "upgrade", "11aa", ":", "2")).containsExactly("22bb");
        assertThat(inBash(script, "limbeck", "revision", "--head", "sh"))
                .containsExactly("shop", "shop@head", "shop@base");
        assertThat(inBash(script, "limbeck", "upgrade", "--tag", "1")).doesNotContain("11aa");
        assertThat(inBash(script, "limbeck", "history", "-r", "3")).containsExactly("33cc");
        assertThat(Cli.of(folder).files()).as("no database").noneMatch(file -> file.endsWith(".db"));
    }

    /** Returns the completions that bash offers for the last word. */
    private List<String> inBash(Path script, String... words) throws IOException, InterruptedException {
        return completions(
                "bash",
                "source " + script + "; COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1)); COMP_LINE=\"$*\";"
                        + " COMP_POINT=${#COMP_LINE}; _limbeck; printf '%s\\n' \"${COMPREPLY[@]}\"",
                words);
    }

    private List<String> completions(String shell, String ask, String... words)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(shell));
        if (shell.equals("zsh")) {
            command.add("-f");
        }
        command.addAll(List.of("-c", ask, shell));
        command.addAll(List.of(words));
        Cli.Outcome outcome =
                Processes.run(folder, Map.of("PATH", folder.resolve("bin") + ":" + System.getenv("PATH")), command);
        return outcome.out()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
    }

    @Test
    @Tag("slow")
    void zshCompletesLikeBash() throws Exception {
        assumeTrue(
                Stream.of(System.getenv("PATH").split(":", -1))
                        .anyMatch(path -> Files.isExecutable(Path.of(path, "zsh"))),
                "SKIPPED: there is no zsh (Debian's package zsh)");
        Path script = scriptFor("zsh");
        assertThat(inZsh(script, "limbeck", "up")).containsExactly("upgrade");
        assertThat(inZsh(script, "limbeck", "upgrade", "--pl")).containsExactly("--plan");
        assertThat(inZsh(script, "limbeck", "upgrade", "2")).containsExactly("22bb");
        assertThat(inZsh(script, "limbeck", "upgrade", "11aa:2")).containsExactly("11aa:22bb");
        assertThat(inZsh(script, "limbeck", "revision", "--head", "sh"))
                .containsExactly("shop", "shop@head", "shop@base");
    }

    /**
     * Returns the completions that the script passes to zsh's own compgen, before zsh compares them with the last word.
     */
    private List<String> inZsh(Path script, String... words) throws IOException, InterruptedException {
        String typed = words[words.length - 1];
        return completions(
                        "zsh",
                        "source " + script + "; typeset -a COMP_WORDS COMPREPLY; COMP_WORDS=(\"$@\");"
                                + " COMP_CWORD=$(($# - 1)); COMP_LINE=\"$*\"; COMP_POINT=${#COMP_LINE};"
                                + " compgen -F _limbeck -- \"${@[-1]}\"",
                        words)
                .stream()
                .filter(word -> word.startsWith(typed))
                .toList();
    }

    @Test
    void otherShellsAreWrongUsage() {
        assertThat(Cli.of(folder).run("completion", "fish").code()).isEqualTo(ExitCode.USAGE);
    }

    @Test
    void theZipHasAManualPageForEachCommandAndBothScripts() throws Exception {
        assertThat(Cli.of(folder).output("__share", folder.resolve("share").toString()))
                .isEmpty();
        assertThat(Cli.of(folder).files())
                .contains(
                        "share/bash-completion/completions/limbeck",
                        "share/zsh/limbeck.zsh",
                        "share/man/man1/limbeck.1",
                        "share/man/man1/limbeck-upgrade.1",
                        "share/man/man1/limbeck-alembic-import.1")
                .noneMatch(file -> file.contains("__"));
        if (Files.isExecutable(Path.of("/usr/bin/groff"))) {
            Cli.Outcome checked = Processes.run(
                    folder, Map.of(), List.of("sh", "-c", "groff -k -man -Tutf8 -ww -z share/man/man1/*.1"));
            assertThat(checked).isEqualTo(new Cli.Outcome(0, "", ""));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"upgrade", "revision", "completion", "help", "squash"})
    void aCommandHasAManualPage(String command) {
        String page = Cli.of(folder).run("help", "--man", command).out();
        assertThat(page)
                .startsWith(".TH \"LIMBECK-" + command.toUpperCase(java.util.Locale.ROOT) + "\" \"1\"")
                .contains(".SH \"NAME\"", ".SH \"OPTIONS\"", ".SH \"EXAMPLES\"", ".SH \"EXIT STATUS\"")
                .doesNotContain("\n.\n");
    }

    @Test
    void theProgramHasAManualPageThatListsItsCommands() {
        String page = Cli.of(folder).run("help", "--man").out();
        assertThat(page).contains(".SH \"COMMANDS\"", ".B upgrade\n", ".B ensure\\-version, ensure_version\n");
    }

    @Test
    void verboseBeforeAndAfterTheCommandAddsUp() {
        assertThat(verbosity("-v", "history", "-v")).isEqualTo(2);
        assertThat(verbosity("-vv", "history")).isEqualTo(2);
        assertThat(verbosity("history", "--verbose")).isEqualTo(1);
        assertThat(verbosity("history")).isZero();
    }

    private int verbosity(String... arguments) {
        LimbeckCommand options = new LimbeckCommand();
        ProcessContext surroundings = new ProcessContext(
                folder,
                Map.of(),
                new BufferedReader(new StringReader("")),
                new PrintWriter(new StringWriter()),
                new PrintWriter(new StringWriter()),
                false,
                false,
                false);
        try (CommandContext session = new CommandContext(surroundings, options)) {
            Commands.createAll(options, session).parseArgs(arguments);
        }
        return options.verbosity();
    }
}
