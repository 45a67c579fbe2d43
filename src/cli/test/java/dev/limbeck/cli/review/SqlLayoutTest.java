package dev.limbeck.cli.review;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class SqlLayoutTest {
    @Test
    void textsInQuotesOfAnyKindAreNotBroken() {
        String update = "UPDATE mail SET body = $$Choose  FROM the list of all that you have  SET there$$ WHERE id = 1"
                + " AND x = 2";
        assertThat(SqlLayout.of(update)).isEqualTo(update);
        assertThat(SqlLayout.of(update.replace("$$", "'")))
                .contains("\nWHERE", "'Choose  FROM the list of all that you have  SET there'");
        String escaped = update.replace("$$Choose", "E'it\\'s").replace("$$", "'");
        assertThat(SqlLayout.of(escaped)).isEqualTo(escaped);
    }
}
