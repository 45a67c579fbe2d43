package dev.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.terminal.ExitCode;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests options and arguments with empty values, such as those that a build passes if a variable is not set. */
final class EmptyValuesTest {
    private Cli cli = Cli.of(Path.of("."));

    @BeforeEach
    void createProject(@TempDir Path folder) {
        cli = Cli.of(folder).createProject();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "current --revisions-version-table",
                "current --url",
                "current --database-url",
                "upgrade head --revisions-log-table",
                "heads --revisions-package",
                "check --autogenerate-exclude",
                "check --model-properties",
                "check --lock-timeout",
                "heads -c",
                "heads -n",
                "revision -m x --rev-id",
                "revision -m x --head",
                "revision -m x --branch-label",
                "revision -m x --depends-on",
                "revision -m x --version-path",
                "revision -m x --revisions-file-template",
                "revision -m x --autogenerate --report"
            })
    void isRejectedWithTheNameOfTheOption(String line) {
        String[] words = (line + " ").split(" ", -1);
        List<String> before = cli.files();
        Cli.Outcome outcome = cli.run(words);

        assertThat(outcome.code()).as(outcome.toString()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.err()).contains(" is empty. Specify a value, or omit the option.");
        assertThat(cli.files()).isEqualTo(before);
    }

    @Test
    void theErrorNamesTheLongOption() {
        assertThat(cli.run("heads", "-c", "").err())
                .startsWith("limbeck: --config is empty. Specify a value, or omit the option.");
    }

    @Test
    void textsMayBeEmptyAndFlagsNeedNoValue() {
        assertThat(cli.run("revision", "-m", "", "--rev-id", "33cc").code()).isZero();
        assertThat(cli.run("upgrade", "head", "-x", "a=", "--tag", "", "--model-allow-stale")
                        .code())
                .isZero();
    }
}
