package dev.limbeck.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.Migration;
import dev.limbeck.Operations;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Tests that values are either stored in the form that the column's declaration requires, or rejected. */
final class ValuesTest {
    private static final LocalDate DAY = LocalDate.of(2026, 1, 2);
    private static final LocalDateTime MOMENT = LocalDateTime.of(2026, 1, 2, 3, 4, 5, 678_000_000);

    @TempDir
    private Path folder = Path.of(".");

    private Shop shop = new Shop(Path.of("."), "delete");

    /** A revision that only upgrades. */
    private abstract static class Up extends Migration {
        @Override
        public void downgrade(Operations op) {}
    }

    @BeforeEach
    void create() throws SQLException {
        shop = new Shop(folder.resolve("app.db"), "delete").create(1);
        run("CREATE TABLE kept (id INTEGER PRIMARY KEY, day DATE, clock time(0), moment DATETIME, instant"
                + " timestamp with time zone, text VARCHAR(20), uuid36 char(36), bytes BLOB, uuid uuid, whole"
                + " INTEGER, price NUMERIC(38, 10), ratio DOUBLE, truth BOOLEAN, any)");
    }

    private void run(String sql) throws SQLException {
        try (Connection connection = shop.open()) {
            Shop.run(connection, sql);
        }
    }

    private void upgrade(Migration migration) throws SQLException {
        run("DELETE FROM alembic_version");
        run("INSERT INTO alembic_version VALUES ('a1')");
        try (Connection connection = shop.open()) {
            Shop.upgrade(connection, RunListener.SILENT, migration);
        }
    }

    private void insert(String column, Object value) throws SQLException {
        upgrade(new Up() {
            @Override
            public void upgrade(Operations op) {
                op.bulkInsert("kept", List.of(row(column, value)));
            }
        });
    }

    private String stored(String column) throws SQLException {
        try (Connection connection = shop.open()) {
            return String.join(",", Shop.query(connection, "SELECT quote(" + column + ") FROM kept ORDER BY id"));
        }
    }

    @SuppressWarnings("JavaUtilDate") // an entity may have an attribute of this type
    private static String millis(java.util.Date date) {
        return String.valueOf(date.getTime());
    }

    @TestFactory
    Stream<DynamicTest> theTypeOfTheColumnSaysTheForm() {
        record Case(String column, Object value, String stored) {}
        return Stream.of(
                        new Case("day", DAY, millis(Date.valueOf(DAY))),
                        new Case("day", DAY.atStartOfDay(), millis(Date.valueOf(DAY))),
                        new Case("moment", MOMENT, millis(Timestamp.valueOf(MOMENT))),
                        new Case("moment", MOMENT.plusNanos(456_789), millis(Timestamp.valueOf(MOMENT))),
                        new Case("moment", Instant.ofEpochMilli(7), "7"),
                        new Case("instant", Instant.ofEpochSecond(0, -1), "-1"),
                        new Case("text", Thread.State.NEW, "'NEW'"),
                        new Case("whole", Thread.State.RUNNABLE, "1"),
                        new Case("uuid", new UUID(1, 2), "X'00000000000000010000000000000002'"),
                        new Case("uuid36", new UUID(1, 2), "'00000000-0000-0001-0000-000000000002'"),
                        new Case("truth", true, "1"),
                        new Case("price", new BigDecimal("0.10"), "0.1"),
                        new Case("price", BigInteger.valueOf(Long.MAX_VALUE), "9223372036854775807"),
                        new Case("text", new BigDecimal("0.10"), "'0.10'"),
                        new Case("ratio", 0.1f, "0.10000000149011612"),
                        new Case("day", "2026-01-02", "'2026-01-02'"),
                        new Case("any", "it's", "'it''s'"))
                .map(one -> DynamicTest.dynamicTest(
                        one.column + " " + one.value.getClass().getSimpleName(), () -> {
                            run("DELETE FROM kept");
                            insert(one.column, one.value);
                            assertThat(stored(one.column)).isEqualTo(one.stored);
                        }));
    }

    @TestFactory
    Stream<DynamicTest> whatOnlyTheApplicationKnowsIsRefused() {
        Map<Object, List<String>> refused = new LinkedHashMap<>();
        refused.put(DAY, List.of("text", "any", "whole", "bytes", "instant", "clock"));
        refused.put(MOMENT, List.of("day", "text", "instant"));
        refused.put(LocalTime.NOON, List.of("day", "moment"));
        refused.put(Instant.EPOCH, List.of("day", "text"));
        refused.put(OffsetTime.of(LocalTime.NOON, ZoneOffset.UTC), List.of("clock", "moment"));
        refused.put(new UUID(1, 2), List.of("bytes", "text", "any"));
        refused.put(true, List.of("text"));
        refused.put(Thread.State.NEW, List.of("any", "bytes", "ratio"));
        refused.put(Double.NaN, List.of("ratio"));
        refused.put(new BigDecimal("12345678901234567890.123"), List.of("price", "ratio", "whole"));
        refused.put(BigInteger.TWO.pow(64).add(BigInteger.ONE), List.of("price"));
        refused.put(Long.MAX_VALUE, List.of("ratio"));
        refused.put(Duration.ofSeconds(1), List.of("price"));
        refused.put(Year.of(2026), List.of("whole"));
        return refused.entrySet().stream().flatMap(one -> one.getValue().stream()
                .map(column -> DynamicTest.dynamicTest(
                        one.getKey().getClass().getSimpleName() + " in " + column,
                        () -> assertThatThrownBy(() -> insert(column, one.getKey()))
                                .hasMessageContaining("kept." + column)
                                .hasMessageMatching("(?s).*[Pp]ass .*")
                                .hasMessageNotContaining("code failed"))));
    }

    @Test
    void aColumnWithValuesInAnotherFormRejectsADate() throws SQLException {
        insert("day", "2026-01-02");

        assertThatThrownBy(() -> insert("day", DAY))
                .hasMessageContaining("The column kept.day holds \"2026-01-02\", and the driver would store ");
        insert("day", DAY.toString());
        assertThat(stored("day")).isEqualTo("'2026-01-02','2026-01-02'");
    }

    @Test
    void theParametersOfAStatementUseTheFormOfTheirColumns() throws SQLException {
        upgrade(new Up() {
            @Override
            public void upgrade(Operations op) {
                op.execute(
                        "INSERT INTO kept (id, day, whole) VALUES (?, ?, ?), (2, ?, 1 + ?)",
                        1,
                        DAY,
                        Thread.State.NEW,
                        DAY,
                        1);
                op.execute(
                        "INSERT INTO kept VALUES (3, ?, NULL, ?, NULL, ?, NULL, NULL, ?, NULL, 1, 1, 1, NULL)",
                        DAY,
                        MOMENT,
                        Thread.State.NEW,
                        new UUID(0, 1));
                op.execute(
                        "UPDATE kept SET \"whole\" = ?, text = ? WHERE id = ? AND day IS ?",
                        Thread.State.BLOCKED,
                        Thread.State.NEW,
                        2,
                        DAY);
            }
        });
        String day = millis(Date.valueOf(DAY));
        assertThat(stored("day")).isEqualTo(day + "," + day + "," + day);
        assertThat(stored("whole")).isEqualTo("0,2,NULL");
        assertThat(stored("text")).isEqualTo("NULL,'NEW','NEW'");
        assertThatThrownBy(() -> upgrade(new Up() {
                    @Override
                    public void upgrade(Operations op) {
                        op.execute("UPDATE kept SET text = ?", DAY);
                    }
                }))
                .hasMessageContaining("kept.text is declared varchar(20)");
    }

    @Test
    void rowsComputedInJavaAreStoredInTheSameForm() throws SQLException {
        insert("day", "2026-01-02");
        upgrade(new Up() {
            @Override
            public void upgrade(Operations op) throws SQLException {
                op.migrateRows(
                        "SELECT id, day FROM kept",
                        "UPDATE kept SET day = ?, text = ?, whole = ? WHERE id = ?",
                        row -> new Object[] {
                            LocalDate.parse(row.getString(2)), Thread.State.NEW, Thread.State.RUNNABLE, row.getInt(1)
                        });
            }
        });
        assertThat(stored("day || ' ' || text || ' ' || whole")).isEqualTo("'" + millis(Date.valueOf(DAY)) + " NEW 1'");
        assertThatThrownBy(() -> upgrade(new Up() {
                    @Override
                    public void upgrade(Operations op) throws SQLException {
                        op.migrateRows("SELECT 1", "UPDATE kept SET text = ?", row -> new Object[] {text("'x'")});
                    }
                }))
                .hasMessageContaining("Put the SQL in the statement itself");
    }
}
