package dev.limbeck.sqlite.ddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.dialect.ScriptStatement;
import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.sqlite.SqliteDialect;
import org.junit.jupiter.api.Test;

/** Tests how a text is split into statements. */
final class StatementSplitterTest {

    @Test
    void semicolonsInStringsNamesAndCommentsEndNothing() {
        assertThat(StatementSplitter.split(
                        "-- a; b\ninsert into t values ('x;y'); /* ; */\n\nselect \";\" , [;] -- ;\n"))
                .containsExactly(
                        new ScriptStatement("insert into t values ('x;y')", 2),
                        new ScriptStatement("select \";\" , [;]", 4));
        assertThat(StatementSplitter.split(" ;; -- nothing\n")).isEmpty();
    }

    @Test
    void aTriggerEndsWithItsOwnEnd() {
        String trigger =
                """
                create temp trigger tr after update on t begin
                  update t set a = case when new.a then 1 end;
                  delete from u;
                end""";
        assertThat(StatementSplitter.split(trigger + ";\nselect 1;"))
                .containsExactly(new ScriptStatement(trigger, 1), new ScriptStatement("select 1", 5));
        assertThat(new SqliteDialect().words().endsTransaction(trigger)).isFalse();
        assertThat(new SqliteDialect().words().endsTransaction(trigger + "; end"))
                .isTrue();
    }

    @Test
    void unfinishedStatementIsReportedWithItsLine() {
        assertThatThrownBy(() -> StatementSplitter.split("select 1;\nselect 'a;\n"))
                .isInstanceOf(UnsupportedChange.class)
                .hasMessage("Line 2: this quote is not terminated.");
        assertThatThrownBy(() -> StatementSplitter.split("\n\n/* a;"))
                .hasMessage("Line 3: this comment is not terminated.");
        assertThatThrownBy(() -> StatementSplitter.split("\ncreate trigger tr after insert on t begin\nselect 1;\n"))
                .hasMessageStartingWith("Line 2: this trigger definition is not terminated.");
        assertThatThrownBy(() -> StatementSplitter.split("create table t (\n  a,\n"))
                .hasMessage("Line 1: this statement is incomplete: a parenthesis is not closed.");
    }
}
