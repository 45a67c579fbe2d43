package dev.limbeck.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.Migration;
import dev.limbeck.Operations;
import dev.limbeck.dialect.Statement;
import dev.limbeck.execute.failure.ExecutionException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests that if anything fails while a table is copied, the database remains unchanged, and the next run succeeds
 * without manual intervention.
 */
final class FaultsTest {
    private static final int ROWS = 60;

    @TempDir
    private Path folder = Path.of(".");

    private Shop shop(String journal) throws SQLException {
        return new Shop(folder.resolve(journal + ".db"), journal).create(ROWS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"delete", "wal"})
    void aRebuildKeepsEverythingElse(String journal) throws SQLException {
        Shop shop = shop(journal);
        List<String> before = shop.dump();
        upgrade(shop, RunListener.SILENT);
        List<String> after = shop.dump();
        assertThat(before).contains("ok", "a1").doesNotContain("b2");
        assertThat(after).contains("ok", "b2", "rebuilt").doesNotContain("a1");
        assertThat(after)
                .containsAll(before.stream()
                        .filter(line -> !line.startsWith("table|item|") && !line.equals(Shop.OLD))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(strings = {"delete", "wal"})
    void aFailureAtAnyStatementLeavesTheDatabaseUnchanged(String journal) throws SQLException {
        Shop shop = shop(journal);
        List<String> before = shop.dump();
        Failing counting = new Failing(Integer.MAX_VALUE);
        try (Connection connection = shop.open()) {
            Shop.upgrade(connection, counting, new FailsAtTheEnd(), java.time.Duration.ZERO);
        } catch (ExecutionException e) {
            assertThat(e).hasMessageContaining("Its code failed", "the database is as it was before");
        }
        assertThat(counting.calls.get()).isGreaterThan(16);
        assertThat(shop.dump()).isEqualTo(before);
        for (int at = 1; at <= counting.calls.get(); at++) {
            RunListener failing = new Failing(at);
            assertThatThrownBy(() -> upgrade(shop, failing)).hasMessageContaining("the database is as it was");
            assertThat(shop.dump()).as("failure at " + at).isEqualTo(before);
        }
        upgrade(shop, RunListener.SILENT);
        assertThat(shop.dump()).contains(Shop.NEW, "ok");
    }

    @Test
    void aLeftoverOfAnotherToolIsKept() throws SQLException {
        Shop shop = shop("delete");
        try (Connection connection = shop.open()) {
            Shop.run(connection, "CREATE TABLE _alembic_tmp_item (id INTEGER)");
            Shop.run(connection, "INSERT INTO _alembic_tmp_item VALUES (42)");
            Shop.run(connection, "CREATE TABLE _limbeck_item (id INTEGER)");
            Shop.upgrade(connection, RunListener.SILENT, new Shop.Rebuilds());
            assertThat(Shop.query(connection, "SELECT id FROM _alembic_tmp_item"))
                    .containsExactly("42");
            assertThat(Shop.query(connection, "SELECT count(*) FROM _limbeck_item"))
                    .containsExactly("0");
        }
        assertThat(shop.dump()).contains(Shop.NEW, "ok");
    }

    @ParameterizedTest
    @ValueSource(strings = {"delete", "wal"})
    void aFullDiskLeavesTheDatabaseUnchanged(String journal) throws SQLException {
        Shop shop = new Shop(folder.resolve("full-" + journal + ".db"), journal).create(3000);
        List<String> before = shop.dump();
        try (Connection connection = shop.open()) {
            int pages =
                    Integer.parseInt(Shop.query(connection, "PRAGMA page_count").get(0));
            for (int more : List.of(0, 1, 2, 5, 20)) {
                Shop.run(connection, "PRAGMA max_page_count=" + (pages + more));
                assertThatThrownBy(() -> Shop.upgrade(connection, RunListener.SILENT, new Shop.Rebuilds()))
                        .hasMessageContaining("the disk is full");
                assertThat(shop.dump()).as(more + " pages more").isEqualTo(before);
            }
            Shop.run(connection, "PRAGMA max_page_count=" + (pages * 4));
            Shop.upgrade(connection, RunListener.SILENT, new Shop.Rebuilds());
        }
        assertThat(shop.dump()).contains(Shop.NEW, "ok");
    }

    @Test
    void aRevisionThatContinuesAfterAFullDiskChangesNothing() throws SQLException {
        Shop shop = shop("delete");
        List<String> before = shop.dump();
        try (Connection connection = shop.open()) {
            Shop.run(
                    connection,
                    "PRAGMA max_page_count="
                            + Shop.query(connection, "PRAGMA page_count").get(0));
            assertThatThrownBy(() -> Shop.upgrade(connection, RunListener.SILENT, new ContinuesAfterFailure()))
                    .hasMessageContaining("transaction");
        }
        assertThat(shop.dump()).isEqualTo(before);
    }

    @Test
    void aRevisionCannotEndTheTransaction() throws SQLException {
        Shop shop = shop("delete");
        List<String> before = shop.dump();
        for (String sql : List.of("COMMIT", " -- done\n end transaction", "Rollback", "BEGIN")) {
            try (Connection connection = shop.open()) {
                assertThatThrownBy(() -> Shop.upgrade(connection, RunListener.SILENT, new EndsTransaction(sql)))
                        .hasMessageContaining("Limbeck ends the transaction");
            }
            assertThat(shop.dump()).as(sql).isEqualTo(before);
        }
    }

    @Test
    void aReaderPreventsACommitWithARollbackJournal() throws SQLException {
        Shop shop = shop("delete");
        List<String> before = shop.dump();
        try (Connection reader = shop.open()) {
            Shop.run(reader, "BEGIN");
            Shop.query(reader, "SELECT count(*) FROM item");
            assertThatThrownBy(() -> upgrade(shop, RunListener.SILENT))
                    .hasMessageContaining("locked by another program")
                    .hasMessageContaining("--lock-timeout");
            Shop.run(reader, "COMMIT");
        }
        assertThat(shop.dump()).isEqualTo(before);
        upgrade(shop, RunListener.SILENT);
        assertThat(shop.dump()).contains(Shop.NEW, "ok");
    }

    @Test
    void aReaderKeepsItsSnapshotInAWriteAheadLog() throws SQLException {
        Shop shop = shop("wal");
        try (Connection reader = shop.open()) {
            Shop.run(reader, "BEGIN");
            List<String> seen = Shop.query(reader, "SELECT * FROM item");
            upgrade(shop, RunListener.SILENT);
            assertThat(Shop.query(reader, "SELECT * FROM item")).isEqualTo(seen);
            Shop.run(reader, "COMMIT");
            assertThat(Shop.query(reader, "SELECT min(stock), max(stock) FROM item"))
                    .containsExactly("7|7");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"ON", "OFF"})
    void theSettingsOfTheConnectionAreRestoredAfterSuccessAndFailure(String setting) throws SQLException {
        Shop shop = shop("delete");
        try (Connection connection = shop.open()) {
            for (String pragma : List.of("foreign_keys", "legacy_alter_table", "writable_schema")) {
                Shop.run(connection, "PRAGMA " + pragma + "=" + setting);
            }
            Shop.run(connection, "PRAGMA busy_timeout=1234");
            List<String> before = settings(connection);
            for (int at = 1; at <= 10; at++) {
                RunListener failing = new Failing(at);
                assertThatThrownBy(() -> Shop.upgrade(connection, failing, new Shop.Rebuilds()))
                        .isInstanceOf(ExecutionException.class);
                assertThat(settings(connection)).isEqualTo(before);
            }
            try (Connection writer = shop.open()) {
                Shop.run(writer, "BEGIN IMMEDIATE");
                assertThatThrownBy(() -> Shop.upgrade(connection, RunListener.SILENT, new Shop.Rebuilds()))
                        .hasMessageContaining("locked");
                assertThat(settings(connection)).isEqualTo(before);
            }
            Shop.upgrade(connection, RunListener.SILENT, new Shop.Rebuilds());
            assertThat(settings(connection)).isEqualTo(before);
        }
    }

    @Test
    void aRevisionHasALargeCacheAndALargerOneIsNotReduced() throws SQLException {
        assertThat(cacheWithin("-2000")).containsOnly("-24576");
        assertThat(cacheWithin("-65536")).containsOnly("-65536");
        assertThat(cacheWithin("100000")).containsOnly("100000");
    }

    /**
     * {@return the cache size during each statement of a revision, on a connection that had the given cache size
     * before}
     */
    private Set<String> cacheWithin(String own) throws SQLException {
        Shop shop = new Shop(folder.resolve("cache" + own + ".db"), "delete").create(ROWS);
        Set<String> seen = new HashSet<>();
        try (Connection connection = shop.open()) {
            Shop.run(connection, "PRAGMA cache_size = " + own);
            RunListener looks = new RunListener() {
                @Override
                public void statementStarted(Statement statement) {
                    try {
                        seen.addAll(Shop.query(connection, "PRAGMA cache_size"));
                    } catch (SQLException e) {
                        throw new IllegalStateException(e);
                    }
                }
            };
            Shop.upgrade(connection, looks, new Shop.Rebuilds());
            assertThat(Shop.query(connection, "PRAGMA cache_size")).containsExactly(own);
        }
        return seen;
    }

    private static List<String> settings(Connection connection) throws SQLException {
        List<String> settings = new java.util.ArrayList<>();
        for (String pragma :
                List.of("foreign_keys", "legacy_alter_table", "writable_schema", "busy_timeout", "cache_size")) {
            settings.addAll(Shop.query(connection, "PRAGMA " + pragma));
        }
        return settings;
    }

    private static void upgrade(Shop shop, RunListener listener) throws SQLException {
        try (Connection connection = shop.open()) {
            Shop.upgrade(connection, listener, new Shop.Rebuilds());
        }
    }

    /**
     * A listener that fails at the given point; the points before and after each statement are numbered consecutively.
     */
    private static final class Failing implements RunListener {
        private final int at;
        private final AtomicInteger calls = new AtomicInteger();

        Failing(int at) {
            this.at = at;
        }

        @Override
        public void statementStarted(Statement statement) {
            count(statement);
        }

        @Override
        public void statementFinished(Statement statement) {
            count(statement);
        }

        private void count(Statement statement) {
            if (calls.incrementAndGet() == at) {
                throw new IllegalStateException("failed at " + statement.sql());
            }
        }
    }

    /** A revision whose code fails at the very end. */
    private static final class FailsAtTheEnd extends Migration {
        @Override
        public void upgrade(Operations op) {
            new Shop.Rebuilds().upgrade(op);
            throw new IllegalStateException("the revision's own");
        }

        @Override
        public void downgrade(Operations op) {}
    }

    /** A revision that ignores a failure. */
    private static final class ContinuesAfterFailure extends Migration {
        @Override
        public void upgrade(Operations op) {
            op.execute(text("UPDATE item SET price = 'lost' WHERE id = 1"));
            try {
                op.execute(text("INSERT INTO log VALUES (zeroblob(100000))"));
            } catch (ExecutionException e) {
                op.execute(text("UPDATE item SET price = 'stays' WHERE id = 2"));
            }
        }

        @Override
        public void downgrade(Operations op) {}
    }

    /** A revision that tries to end the transaction. */
    private static final class EndsTransaction extends Migration {
        private final String sql;

        EndsTransaction(String sql) {
            this.sql = sql;
        }

        @Override
        public void upgrade(Operations op) {
            op.execute(text("INSERT INTO log VALUES ('half')"));
            op.execute(text(sql));
        }

        @Override
        public void downgrade(Operations op) {}
    }
}
