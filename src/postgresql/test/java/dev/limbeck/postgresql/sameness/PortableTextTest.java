package dev.limbeck.postgresql.sameness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.model.Column;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.postgresql.PostgresqlDialect;
import dev.limbeck.postgresql.PostgresqlServer;
import dev.limbeck.postgresql.type.PostgresqlTypes;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Tests that the server prints the portable form of an expression exactly as it prints the original expression. */
class PortableTextTest {
    private static final Map<String, String> CONDITIONS = new LinkedHashMap<>();

    static {
        CONDITIONS.put("s like 'A%'", "s like 'A%'");
        CONDITIONS.put("s not like 'A''%'", "s not like 'A''%'");
        CONDITIONS.put("s = 'A'", "s = 'A'");
        CONDITIONS.put("s <> 'A::text' and x >= 'B'", "(s <> 'A::text') AND (x >= 'B')");
        CONDITIONS.put("x like '(s)::text = ''a''::text'", "x like '(s)::text = ''a''::text'");
        CONDITIONS.put("c = 'A'", "c = 'A'");
        CONDITIONS.put("n between -1 and 9", "n between -1 and 9");
        CONDITIONS.put("n between 1 and 9 or n is null", "((n >= 1) AND (n <= 9)) OR (n IS NULL)");
        CONDITIONS.put("n > 10000000000", "n > 10000000000");
        CONDITIONS.put("p <> 0", "p <> 0");
        CONDITIONS.put("p > -1.5 or p < 3.25", "(p > -1.5) OR (p < 3.25)");
        CONDITIONS.put("f >= 0", "f >= 0");
        CONDITIONS.put("r >= 0", "r >= 0");
        CONDITIONS.put("b > -5", "b > -5");
        CONDITIONS.put("i > 3", "i > 3");
        CONDITIONS.put("length(trim(s)) > 2", "length(trim(s)) > 2");
        CONDITIONS.put("length(s) > 2 and upper(s) = lower('A')", null);
        CONDITIONS.put("length(s) > 2 and length(x) > 3", "(length(s) > 2) AND (length(x) > 3)");
        CONDITIONS.put("d > '2020-01-01'", "d > '2020-01-01'");
        CONDITIONS.put("t < '2020-01-01 10:00:00'", "t < '2020-01-01 10:00:00'");
        CONDITIONS.put("\"Mixed Name\" like 'x'", "\"Mixed Name\" like 'x'");
        CONDITIONS.put("s is not null", "s IS NOT NULL");
        CONDITIONS.put("s in ('A', 'it''s, B')", "s in ('A','it''s, B')");
        CONDITIONS.put("\"Mixed Name\" in ('A', 'B')", "\"Mixed Name\" in ('A','B')");
        CONDITIONS.put("s not in ('A', 'B')", "s not in ('A','B')");
        CONDITIONS.put("s in ('A', 'B') and n between 1 and 5", "(s in ('A','B')) AND ((n >= 1) AND (n <= 5))");
        CONDITIONS.put("x in ('A', 'B') or x is null", "(x in ('A','B')) OR (x IS NULL)");
        CONDITIONS.put("c in ('A', 'B')", "c in ('A','B')");
        CONDITIONS.put("n in (1, -2) and i not in (3, 4)", "(n in (1,-2)) AND (i not in (3,4))");
        CONDITIONS.put("b in (1, 10000000000)", "b in (1,10000000000)");
        CONDITIONS.put("p in (1, 2.5)", "p in (1,2.5)");
        CONDITIONS.put("d in ('2020-01-01', '2021-01-01')", "d in ('2020-01-01','2021-01-01')");
        CONDITIONS.put("b = any (array[1, 2])", null);
        CONDITIONS.put("n in (1, 2.5)", null);
        CONDITIONS.put("s < any (array['A', 'B'])", null);
        CONDITIONS.put("s ~ '^A'", null);
        CONDITIONS.put("s similar to 'A|B'", null);
        CONDITIONS.put("s = any (array['A', 'B'])", null);
        CONDITIONS.put("n::text = 'A'", null);
        CONDITIONS.put("n::numeric > 1.5", null);
        CONDITIONS.put("s::date > '2020-01-01'", null);
        CONDITIONS.put("j ->> 'a' = 'A'", null);
        CONDITIONS.put("(s || 'x') like 'A'", null);
        CONDITIONS.put("s || 'x' = 'A'", null);
        CONDITIONS.put("n + 1 > p", null);
    }

    private static final Map<String, List<String>> DEFAULTS = Map.of(
            "s", List.of("'it''s'", "''", "NULL"),
            "x", List.of("'x'"),
            "c", List.of("'y'"),
            "n", List.of("-5", "5"),
            "i", List.of("-5", "5"),
            "b", List.of("-5", "10000000000", "-10000000000"),
            "p", List.of("-5", "1.5", "-1.5", "0"),
            "f", List.of("-5", "1.5", "-1.5"),
            "d", List.of("'2020-01-01'", "CURRENT_DATE"),
            "t", List.of("'2020-01-01 00:00:00'", "now()"));

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static Table read(Connection connection) throws SQLException {
        return new PostgresqlDialect()
                .reflector()
                .reflect(connection)
                .table(TableName.of("probe"))
                .orElseThrow();
    }

    private static Connection open() throws SQLException {
        Connection connection = PostgresqlServer.open();
        run(
                connection,
                "create table probe (s varchar(20), x text, c char(1), n int, i smallint, b bigint, p numeric(10, 2),"
                        + " f float8, r real, d date, t timestamp, j jsonb, \"Mixed Name\" varchar(9))");
        return connection;
    }

    private static String print(Connection connection, String condition) throws SQLException {
        run(connection, "alter table probe add constraint probed check (" + condition + ")");
        String printed = read(connection).checks().get(0).condition().sql();
        run(connection, "alter table probe drop constraint probed");
        return printed;
    }

    @Test
    @Tag("slow")
    void conditionsArePrintedInTheSameWayAgain() throws SQLException {
        try (Connection connection = open()) {
            PortableText texts = new PortableText(PostgresqlTypes::key, read(connection));
            for (Map.Entry<String, String> each : CONDITIONS.entrySet()) {
                String printed = print(connection, each.getKey());
                String portable = texts.expression(printed);
                assertThat(portable).as(printed).isEqualTo(Objects.requireNonNullElse(each.getValue(), printed));
                assertThat(print(connection, portable)).as(portable).isEqualTo(printed);
            }
        }
    }

    /** After a dump has been restored, a list has a different form: the elements are cast instead of the list. */
    @Test
    @Tag("slow")
    void listOfRestoredDumpIsPortable() throws SQLException {
        try (Connection connection = open()) {
            String once = print(connection, "s in ('A', 'B')");
            String restored = print(connection, once);
            assertThat(restored).isNotEqualTo(once);
            assertThat(new PortableText(PostgresqlTypes::key, read(connection)).expression(restored))
                    .isEqualTo("s in ('A','B')");
        }
    }

    @Test
    @Tag("slow")
    void defaultsArePrintedInTheSameWayAgain() throws SQLException {
        try (Connection connection = open()) {
            for (Map.Entry<String, List<String>> each : DEFAULTS.entrySet()) {
                for (String written : each.getValue()) {
                    String set = "alter table probe alter " + each.getKey() + " set default ";
                    run(connection, set + written);
                    Column column = read(connection).column(each.getKey()).orElseThrow();
                    String printed =
                            Objects.requireNonNull(column.serverDefault()).sql();
                    String portable = new PortableText(PostgresqlTypes::key, read(connection))
                            .serverDefault(column.type(), printed);
                    run(connection, set + portable);
                    assertThat(read(connection).column(each.getKey()).orElseThrow())
                            .isEqualTo(column);
                    assertThat(portable).as(printed).doesNotContain(written.equals("NULL") ? "x" : "::");
                }
            }
        }
    }
}
