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

    @Test
    void aParenthesisIsClosedOnTheLineOnWhichItWasOpened() {
        assertThat(SqlLayout.of("UPDATE s SET c = ('DE'\n)")).isEqualTo("UPDATE s SET c = ('DE')");
        assertThat(SqlLayout.of("ALTER TABLE i ADD CHECK (q > (1 + 2\n)\n), ALGORITHM=COPY"))
                .isEqualTo("ALTER TABLE i ADD CHECK (q > (1 + 2)), ALGORITHM=COPY");
        String quoted = "UPDATE s SET c = ('a\n')";
        assertThat(SqlLayout.of(quoted)).isEqualTo(quoted);
        String remark = "UPDATE s SET c = (1 -- one\n)";
        assertThat(SqlLayout.of(remark)).isEqualTo(remark);
    }

    @Test
    void aColumnThatWasAddedToAStoredDefinitionIsWrittenLikeTheOthers() {
        assertThat(
                        SqlLayout.of(
                                "CREATE TABLE main.s (\n    id integer NOT NULL,\n    n numeric(9, 3)\n, c varchar(2) NOT NULL)"))
                .isEqualTo(
                        "CREATE TABLE main.s (\n    id integer NOT NULL,\n    n numeric(9, 3),\n    c varchar(2) NOT NULL\n)");
        String small = "CREATE TABLE a (id integer)";
        assertThat(SqlLayout.of(small)).isEqualTo(small);
    }
}
