package dev.limbeck.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class MavenWordingTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "Run `limbeck upgrade head` first.|Run `mvn limbeck:upgrade` first.",
                "limbeck upgrade|mvn limbeck:upgrade",
                "limbeck downgrade -1|mvn limbeck:downgrade -Dlimbeck.revision=-1",
                "limbeck stamp head|mvn limbeck:stamp -Dlimbeck.revision=head",
                "Next: limbeck revision --autogenerate -m \"what changed\"|Next: mvn limbeck:revision"
                        + " -Dlimbeck.autogenerate -Dlimbeck.message=\"what changed\"",
                "--backfill Person.login=\"''\"|-Dlimbeck.backfill.Person.login=\"''\"",
                "--rename-table user=account|-Dlimbeck.renameTable.user=account",
                "--no-rename user.pw|-Dlimbeck.noRename=user.pw",
                "or pass --allow-stale to|or pass -Dlimbeck.model.allow_stale to",
                "`limbeck resume --done`; if not, run `limbeck resume --again`|`mvn limbeck:resume -Dlimbeck.done`; if"
                        + " not, run `mvn limbeck:resume -Dlimbeck.again`",
                "release it with `limbeck unlock`.|release it with `mvn limbeck:unlock`.",
                "`limbeck stamp --purge REVISION` records|`mvn limbeck:stamp -Dlimbeck.purge"
                        + " -Dlimbeck.revision=REVISION` records",
                "`limbeck verify base:heads`|`mvn limbeck:verify -Dlimbeck.range=base:heads`",
                "`limbeck history -i` shows|`mvn limbeck:history -Dlimbeck.indicateCurrent` shows",
                "`limbeck history -r shop@`|`mvn limbeck:history -Dlimbeck.revRange=shop@`",
                "run `limbeck init FOLDER` first|run `mvn limbeck:init -Dlimbeck.directory=FOLDER` first",
                "that `limbeck drift --format markdown` shows|that `mvn limbeck:drift -Dlimbeck.format=markdown` shows",
                "--against history|-Dlimbeck.autogenerate.against=history",
                "a limbeck of another kind -- and no command|a limbeck of another kind -- and no command"
            })
    void commandsAndOptionsBecomeGoalsAndProperties(String command, String maven) {
        assertThat(MavenWording.translate(command)).isEqualTo(maven);
    }

    /** If this test fails, a message has changed, and the advice in it is no longer replaced. */
    @Test
    void theReplacedAdviceIsThatOfTheMessages() throws IOException {
        StringBuilder sources = new StringBuilder();
        for (String module : List.of("../core", "../hibernate")) {
            try (Stream<Path> files = Files.walk(Path.of(module, "main", "java"))) {
                for (Path file :
                        files.filter(each -> each.toString().endsWith(".java")).toList()) {
                    sources.append(Files.readString(file));
                }
            }
        }
        String texts = sources.toString().replaceAll("\"\\s*\\+\\s*\"", "").replace("\\\"", "\"");
        assertThat(MavenWording.ADVICE.keySet())
                .allSatisfy(advice -> assertThat(texts).contains(advice));
    }

    @Test
    void noGoalAsksOnATerminal() {
        assertThat(MavenWording.translate(
                        "No revision was written: a decision is missing. Run the command again with a flag"
                                + " for each decision, or on a terminal, where it asks you."))
                .isEqualTo("No revision was written: a decision is missing. Run the goal again with a property for each"
                        + " decision.");
    }

    @Test
    void adviceAboutTheClassPathIsThatForMaven() {
        assertThat(MavenWording.translate("No entity found. If the project is not compiled yet, run \"mvn compile\";"
                        + " otherwise check model.classpath in limbeck.toml."))
                .endsWith("otherwise run the goal in the module that has the entities.");
    }
}
