package dev.limbeck.sqlite.ddl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.dialect.UnreadableSchema;
import dev.limbeck.model.Deferrability;
import dev.limbeck.model.ReferentialAction;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableTextTest {

    @Test
    void knowsThePositionOfEachClause() {
        TableText table = TableText.parse(
                "CREATE TABLE \"t x\" (a INT /* c */ NOT NULL, b VARCHAR ( 5 ) CONSTRAINT u UNIQUE ON CONFLICT FAIL DEFAULT 'x',"
                        + " CONSTRAINT p PRIMARY KEY (a, b DESC) CHECK (a > ')')) WITHOUT ROWID, STRICT");
        assertThat(table.name().name()).isEqualTo("t x");
        assertThat(table.text(table.body())).startsWith("(a INT").endsWith("')'))");
        assertThat(table.columns())
                .extracting(column -> table.text(column.span()))
                .containsExactly(
                        "a INT /* c */ NOT NULL", "b VARCHAR ( 5 ) CONSTRAINT u UNIQUE ON CONFLICT FAIL DEFAULT 'x'");
        assertThat(table.columns())
                .extracting(column -> table.text(column.type()))
                .containsExactly("INT", "VARCHAR ( 5 )");
        ColumnText second = table.columns().get(1);
        assertThat(table.sql().charAt(second.comma())).isEqualTo(',');
        assertThat(second.clauses())
                .extracting(clause -> table.text(clause.span()))
                .containsExactly("CONSTRAINT u UNIQUE ON CONFLICT FAIL", "DEFAULT 'x'");
        assertThat(second.clauses().get(0).label()).isEqualTo("u");
        assertThat(second.clauses().get(0).conflict())
                .satisfies(span -> assertThat(table.text(span)).isEqualTo("ON CONFLICT FAIL"));
        assertThat(table.constraints())
                .extracting(clause -> table.text(clause.span()))
                .containsExactly("CONSTRAINT p PRIMARY KEY (a, b DESC)", "CHECK (a > ')')");
        assertThat(table.constraints().get(0).comma()).isEqualTo(table.sql().indexOf(", CONSTRAINT p"));
        assertThat(table.constraints().get(1).comma()).isEqualTo(-1);
        assertThat(table.text(table.options().span())).isEqualTo("WITHOUT ROWID, STRICT");
    }

    @Test
    void readsTheOptionsOfAForeignKey() {
        TableText table = TableText.parse("create table t (a int references p (x) on delete set null match full"
                + " on update cascade not deferrable initially deferred, foreign key (a) references q deferrable"
                + " initially deferred)");
        Rule.References inline =
                table.columns().get(0).rule(Rule.References.class).orElseThrow();
        assertThat(inline.onDelete()).isEqualTo(ReferentialAction.SET_NULL);
        assertThat(inline.onUpdate()).isEqualTo(ReferentialAction.CASCADE);
        assertThat(inline.match()).isNotNull().extracting(Token::name).isEqualTo("full");
        assertThat(inline.deferral())
                .isNotNull()
                .extracting(Rule.Deferral::when)
                .isEqualTo(Deferrability.NOT_DEFERRABLE);
        assertThat(table.constraints().get(0).rule()).isInstanceOfSatisfying(Rule.References.class, rule -> {
            assertThat(rule.columns()).extracting(Token::name).containsExactly("a");
            assertThat(rule.deferral())
                    .isNotNull()
                    .extracting(Rule.Deferral::when)
                    .isEqualTo(Deferrability.INITIALLY_DEFERRED);
        });
    }

    @Test
    void returnsTheTokensOfAnExpressionWithTheirPositions() {
        TableText table = TableText.parse("CREATE TABLE t (a INT, CHECK (a > /* a */ \"A\" + 'a'))");
        Rule.Check check = (Rule.Check) table.constraints().get(0).rule();
        List<Token> names = table.code(check.condition()).stream()
                .filter(token -> token.isName() && token.kind() != Token.Kind.STRING)
                .toList();
        assertThat(names).extracting(token -> table.text(token.span())).containsExactly("a", "\"A\"");
        assertThat(table.comments(check.condition())).extracting(Token::text).containsExactly("/* a */");
    }

    @Test
    void readsTheHeadersOfIndexesViewsTriggersAndVirtualTables() {
        IndexText index = IndexText.parse("CREATE UNIQUE INDEX [i x] ON \"t\" (a, b DESC) WHERE a > 0;");
        assertThat(index.table().name()).isEqualTo("t");
        assertThat(index.where()).isNotNull().satisfies(span -> assertThat(span.extractFrom(index.sql()))
                .isEqualTo("a > 0"));
        assertThat(TriggerText.parse(
                                "CREATE TEMP TRIGGER IF NOT EXISTS main.r UPDATE OF a, b ON main.[t y] BEGIN SELECT 1; END")
                        .table()
                        .name())
                .isEqualTo("t y");
        assertThat(ViewText.parse("CREATE VIEW v (a, \"b c\") AS SELECT 1, 2").columns())
                .extracting(Token::name)
                .containsExactly("a", "b c");
        assertThat(VirtualTableText.parse("CREATE VIRTUAL TABLE d USING fts5 (x, 'y')")
                        .module()
                        .name())
                .isEqualTo("fts5");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "CREATE VIEW v AS SELECT 1",
                "CREATE TABLE t",
                "CREATE TABLE t (",
                "CREATE TABLE t ()",
                "CREATE TABLE t (a INT",
                "CREATE TABLE t (a INT,)",
                "CREATE TABLE t (a INT, CHECK (a)",
                "CREATE TABLE t (a INT) WITHOUT",
                "CREATE TABLE t (a INT) nonsense",
                "CREATE TABLE t (a INT 'x",
                "CREATE TABLE t (a INT, b ! c)",
                "CREATE TABLE t (a INT UNIQUE (a))",
                "CREATE TABLE t (a INT NOT b)",
                "CREATE TABLE t (select INT)",
                "CREATE TABLE t AS SELECT 1",
            })
    void reportsWhereReadingStopped(String sql) {
        assertThatThrownBy(() -> TableText.parse(sql))
                .isInstanceOf(UnreadableSchema.class)
                .hasMessageContaining("at character");
    }
}
