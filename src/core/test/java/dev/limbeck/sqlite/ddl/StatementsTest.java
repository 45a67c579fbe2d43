package dev.limbeck.sqlite.ddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.sqlite.SqliteDialect;
import dev.limbeck.dialect.Piece;
import dev.limbeck.dialect.UnsupportedChange;
import org.junit.jupiter.api.Test;

/** Splits texts into statements. */
final class StatementsTest {

    @Test
    void semicolonsInStringsNamesAndCommentsEndNothing() {
        assertThat(Statements.split("-- a; b\ninsert into t values ('x;y'); /* ; */\n\nselect \";\" , [;] -- ;\n"))
                .containsExactly(new Piece("insert into t values ('x;y')", 2), new Piece("select \";\" , [;]", 4));
        assertThat(Statements.split(" ;; -- nothing\n")).isEmpty();
    }

    @Test
    void aTriggerEndsWithItsOwnEnd() {
        String trigger =
                """
                create temp trigger tr after update on t begin
                  update t set a = case when new.a then 1 end;
                  delete from u;
                end""";
        assertThat(Statements.split(trigger + ";\nselect 1;"))
                .containsExactly(new Piece(trigger, 1), new Piece("select 1", 5));
        assertThat(new SqliteDialect().endsTransaction(trigger)).isFalse();
        assertThat(new SqliteDialect().endsTransaction(trigger + "; end")).isTrue();
    }

    @Test
    void unfinishedStatementIsReportedWithItsLine() {
        assertThatThrownBy(() -> Statements.split("select 1;\nselect 'a;\n"))
                .isInstanceOf(UnsupportedChange.class)
                .hasMessage("Line 2: this quote does not end.");
        assertThatThrownBy(() -> Statements.split("\n\n/* a;")).hasMessage("Line 3: this comment does not end.");
        assertThatThrownBy(() -> Statements.split("\ncreate trigger tr after insert on t begin\nselect 1;\n"))
                .hasMessageStartingWith("Line 2: this trigger does not end.");
        assertThatThrownBy(() -> Statements.split("create table t (\n  a,\n"))
                .hasMessage("Line 1: this statement does not end: a parenthesis is open.");
    }
}
