package dev.limbeck.postgresql.sameness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.postgresql.PostgresqlServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Tests that two expressions have the same key if the server printed the second one after reading the first one. */
class PrintedTextTest {
    private static final List<String> CONDITIONS = List.of(
            "s in ('A', 'B')",
            "s in ('A')",
            "s not in ('A', 'B') or s is null",
            "(s in ('A', 'B') and n > 0) or s = 'C'",
            "x in ('it''s', 'B)', '(')",
            "n in (1, 2)",
            "n between 1 and 5",
            "n between 1 and 5 and m in (1, 2)",
            "n between 1 and 5 and m between 2 and 3 or s = 'A' or n = 9",
            "(n = 1 or m = 2) or (n = 3 and (m = 4 and s = 'A'))",
            "n = 1 and (m = 2 or s = 'A')",
            "not (n = 1 and m = 2) and s in ('A', 'B')",
            "c in ('A', 'B')",
            "e in ('a', 'b')",
            "p > 0 and p < 10000000000",
            "s like 'A%' and length(s) > 2",
            "case when n = 1 and m = 2 then true else s in ('A', 'B') end",
            "coalesce(s, 'x') in ('A', 'B')",
            "d > date '2020-01-01' and d < now()",
            "s similar to 'A|B' and s ~ '^A'",
            "t @> array['A', 'B']::varchar[]",
            "t <@ array['A', 'B']::varchar(9)[]",
            "s = any (array['A', 'B'])",
            "s = any (t)",
            "(s, n) in (('A', 1), ('B', 2))",
            "j ->> 'a' in ('A', 'B')",
            "extract(year from d) between 2000 and 2100 and n > 0",
            "upper(s) = s and s <> all (array['A', 'B'])");

    private static void run(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String print(Connection connection, String condition) throws SQLException {
        run(connection, "alter table probe add constraint probed check (" + condition + ")");
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select pg_get_expr(conbin, conrelid) from pg_constraint where conname = 'probed'")) {
            row.next();
            return row.getString(1);
        } finally {
            run(connection, "alter table probe drop constraint probed");
        }
    }

    @Test
    void theKeyOfAnExpressionDoesNotChangeWhenTheServerReadsItsOwnText() throws SQLException {
        Map<String, String> keys = new HashMap<>();
        try (Connection connection = PostgresqlServer.open()) {
            run(connection, "create type e as enum ('a', 'b')");
            run(
                    connection,
                    "create table probe (s varchar(9), x text, n int, m bigint, c char(2), e e, p numeric,"
                            + " d timestamp, t varchar(9)[], j jsonb)");
            for (String condition : CONDITIONS) {
                String once = print(connection, condition);
                String twice = print(connection, once);
                assertThat(PrintedText.expressionKey(twice)).as(condition).isEqualTo(PrintedText.expressionKey(once));
                assertThat(keys.put(PrintedText.expressionKey(once), condition))
                        .as(condition)
                        .isNull();
            }
        }
    }

    @Test
    void differentExpressionsHaveDifferentKeys() {
        assertThat(PrintedText.expressionKey("(a AND (b OR c))"))
                .isNotEqualTo(PrintedText.expressionKey("((a AND b) OR c)"));
        assertThat(PrintedText.expressionKey("(s = 'a  b')")).isNotEqualTo(PrintedText.expressionKey("(s = 'a b')"));
        assertThat(PrintedText.expressionKey("(a - (b - c))")).isNotEqualTo(PrintedText.expressionKey("((a - b) - c)"));
        assertThat(PrintedText.expressionKey("(ARRAY[a])::text[]"))
                .isNotEqualTo(PrintedText.expressionKey("(ARRAY[a])::integer[]"));
        assertThat(PrintedText.expressionKey("s = ANY ((ARRAY[a])::text[])"))
                .isNotEqualTo(PrintedText.expressionKey("s = ALL ((ARRAY[a])::text[])"));
    }
}
