package dev.limbeck.maven;

import static org.assertj.core.api.Assertions.assertThat;

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
                "Next: limbeck revision --autogenerate -m \"what changed\"|Next: mvn limbeck:revision -Dlimbeck.autogenerate -Dlimbeck.message=\"what changed\"",
                "--backfill Person.login=\"''\"|-Dlimbeck.backfill.Person.login=\"''\"",
                "--rename-table user=account|-Dlimbeck.renameTable.user=account",
                "--no-rename user.pw|-Dlimbeck.noRename=user.pw",
                "or pass --allow-stale to|or pass -Dlimbeck.model.allow_stale to",
                "--against history|-Dlimbeck.autogenerate.against=history",
                "a limbeck of another kind -- and no command|a limbeck of another kind -- and no command"
            })
    void commandsAndOptionsBecomeGoalsAndProperties(String command, String maven) {
        assertThat(MavenWording.translate(command)).isEqualTo(maven);
    }
}
