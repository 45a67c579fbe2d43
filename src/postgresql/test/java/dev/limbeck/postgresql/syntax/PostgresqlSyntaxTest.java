package dev.limbeck.postgresql.syntax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.dialect.Guard;
import dev.limbeck.dialect.ScriptStatement;
import dev.limbeck.dialect.Statement.Kind;
import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.model.SqlText;
import dev.limbeck.postgresql.PostgresqlServer;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresqlSyntaxTest {
    private final PostgresqlSyntax syntax = new PostgresqlSyntax();

    private List<String> split(String text) {
        return syntax.statements(text).stream().map(ScriptStatement::sql).toList();
    }

    @Test
    void aScriptIsDividedAsPsqlDividesIt() {
        assertThat(split("select 1; select ';' ; ;select 2")).containsExactly("select 1", "select ';'", "select 2");
        assertThat(split("select $$a;b$$; select $x$ $$;$$ $x$")).hasSize(2);
        assertThat(split("select 1 /* ; /* ; */ ; */; select 2 -- ;\n")).hasSize(2);
        assertThat(split("select e'\\';'; select '\\'; select \"a;\"\"b\"")).hasSize(3);
        assertThat(
                        split(
                                "create function f() returns int begin atomic select 1; select case when true then 1 end; end; select 2"))
                .hasSize(2);
        assertThat(split("create rule r as on insert to t do also (delete from u; delete from v); select 1"))
                .hasSize(2);
        assertThat(split("begin; select 1; end")).hasSize(3);
    }

    @Test
    void aStatementKnowsItsLine() {
        assertThat(syntax.statements("-- first\nselect 1;\n\nselect\n2;"))
                .extracting(ScriptStatement::line)
                .containsExactly(2, 4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"select 'a", "select $$a", "select \"a", "select /* a", "select $x$ $$"})
    void aStatementWithoutEndIsRefused(String text) {
        assertThatThrownBy(() -> syntax.statements("select 1;\n" + text))
                .isInstanceOf(UnsupportedChange.class)
                .hasMessageContaining("line 2");
    }

    @Test
    void aReservedWordIsOneThatCannotNameAColumn() throws SQLException {
        try (Connection connection = PostgresqlServer.open();
                Statement statement = connection.createStatement()) {
            TreeSet<String> reserved = new TreeSet<>();
            TreeSet<String> all = new TreeSet<>();
            try (ResultSet rows = statement.executeQuery("select word, catcode in ('R', 'T') from pg_get_keywords()")) {
                while (rows.next()) {
                    all.add(rows.getString(1));
                    if (rows.getBoolean(2)) {
                        reserved.add(rows.getString(1));
                    }
                }
            }
            assertThat(all.stream().filter(syntax::isReserved)).containsExactlyElementsOf(reserved);
        }
    }

    @Test
    void aNameIsQuotedOnlyIfTheServerNeedsIt() throws SQLException {
        try (Connection connection = PostgresqlServer.open();
                Statement statement = connection.createStatement()) {
            TreeSet<String> words = new TreeSet<>();
            try (ResultSet rows = statement.executeQuery("select word from pg_get_keywords() where catcode <> 'U'")) {
                while (rows.next()) {
                    words.add(rows.getString(1));
                }
            }
            assertThat(words)
                    .allSatisfy(word -> assertThat(syntax.quoteIfNeeded(word)).startsWith("\""));
        }
        assertThat(syntax.quoteIfNeeded("user")).isEqualTo("\"user\"");
        assertThat(syntax.quoteIfNeeded("name")).isEqualTo("name");
        assertThat(syntax.quoteIfNeeded("Name")).isEqualTo("\"Name\"");
        assertThat(syntax.quoteIfNeeded("1a")).isEqualTo("\"1a\"");
        assertThat(syntax.quote("a\"b")).isEqualTo("\"a\"\"b\"");
    }

    @Test
    void theServerReadsLiteralsAsTheyAreMeant() throws SQLException {
        assertThat(read("it's \\n")).isEqualTo("it's \\n");
        assertThat(read(2L)).isEqualTo("2");
        assertThat(read(new BigDecimal("1.50"))).isEqualTo("1.50");
        assertThat(read(true)).isEqualTo("true");
        assertThat(read(new byte[] {0, -1})).isEqualTo("\\x00ff");
        assertThat(read(LocalDate.of(2026, 1, 31))).isEqualTo("2026-01-31");
        assertThat(read(Double.NaN)).isEqualTo("NaN");
        assertThat(read(null)).isNull();
        assertThatThrownBy(() -> syntax.literal("\0")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> syntax.literal(new Object())).isInstanceOf(IllegalArgumentException.class);
    }

    private @Nullable String read(@Nullable Object value) throws SQLException {
        try (Connection connection = PostgresqlServer.open();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select (" + syntax.literal(value) + ")::text")) {
            rows.next();
            return rows.getString(1);
        }
    }

    @Test
    void questionMarksAreReplacedOutsideStringsOnly() {
        assertThat(syntax.bind("a = ? and b = '?' and c ?? 'x' and d = $$?$$", List.of("1")))
                .isEqualTo("a = 1 and b = '?' and c ? 'x' and d = $$?$$");
        assertThatThrownBy(() -> syntax.bind("? ?", List.of("1"))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> syntax.bind("?", List.of("1", "2"))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aColumnIsRenamedInAnExpression() {
        assertThat(rename("A > 0 and t.a < \"a\" and \"A\" = a(b) and 'a' = x::a and a.b = 1"))
                .isEqualTo("\"b\" > 0 and t.\"b\" < \"b\" and \"A\" = a(b) and 'a' = x::a and a.b = 1");
    }

    private String rename(String sql) {
        return syntax.renameColumn(new SqlText(sql), "a", "b").sql();
    }

    @Test
    void theKindOfAStatementIsKnown() {
        assertThat(Stream.of(
                        "select 1",
                        "insert into t values (1)",
                        "with a as (select 1) select * from a",
                        "copy t from stdin"))
                .allSatisfy(sql -> assertThat(syntax.kind(sql)).isEqualTo(Kind.ROWS));
        assertThat(Stream.of(
                        "create table t ()",
                        "alter type x add value 'y'",
                        "drop view v",
                        "select 1; create index i on t (a)"))
                .allSatisfy(sql -> assertThat(syntax.kind(sql)).isEqualTo(Kind.SCHEMA));
        assertThat(Stream.of(
                        "call p()",
                        "do $$ begin end $$",
                        "vacuum",
                        "create role r",
                        "alter system set a = 1",
                        "truncate t"))
                .allSatisfy(sql -> assertThat(syntax.kind(sql)).isEqualTo(Kind.OTHER));
        assertThat(Stream.of(
                        "commit",
                        "select 1; rollback",
                        "begin",
                        "start transaction",
                        "prepare transaction 'x'",
                        "abort"))
                .allSatisfy(sql -> assertThat(syntax.endsTransaction(sql)).isTrue());
        assertThat(Stream.of(
                        "rollback to savepoint s",
                        "savepoint s",
                        "rollback work to s",
                        "prepare p as select 1",
                        "select 'commit'"))
                .allSatisfy(sql -> assertThat(syntax.endsTransaction(sql)).isFalse());
        assertThat(syntax.findSetting("select 1; set search_path = x")).contains("SET");
        assertThat(syntax.findSetting("set constraints all deferred")).isEmpty();
    }

    @Test
    void aGuardInAScriptFailsWithItsMessage() throws SQLException {
        Guard guard = new Guard("select a from t where a > 1", "t.a is \"large\" $limbeck$", "Don't.");
        String block = new PostgresqlScript().guard(guard);
        try (Connection connection = PostgresqlServer.open();
                Statement statement = connection.createStatement()) {
            statement.execute("create table t (a int)");
            statement.execute(block);
            statement.execute("insert into t values (5), (7)");
            assertThatThrownBy(() -> statement.execute(block))
                    .hasMessageContaining("t.a is \"large\" $limbeck$: 2 row(s), such as 5. Don't.");
        }
    }
}
