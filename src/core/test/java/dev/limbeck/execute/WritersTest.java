package dev.limbeck.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.Migration;
import dev.limbeck.Operations;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests how other programs can read and write while a table is being copied. */
@Tag("process")
final class WritersTest {
    private static final int ROWS = 20_000;
    private static final int WRITERS = 2;
    private static final int WHILE_IT_RUNS = 50;

    @TempDir
    private Path folder = Path.of(".");

    @ParameterizedTest
    @ValueSource(strings = {"delete", "wal"})
    void rowsCommittedByOtherProcessesAreNotLost(String journal) throws Exception {
        Shop shop = new Shop(folder.resolve("app.db"), journal).create(ROWS);
        List<String> acknowledged;
        try (ForkedProcess writers =
                        ForkedProcess.start(Writers.class, shop.file().toString());
                Connection connection = shop.open()) {
            assertThat(writers.line()).isEqualTo("writing");
            Shop.upgrade(connection, RunListener.SILENT, new Shop.Rebuilds(), Duration.ofSeconds(60));
            writers.process().getOutputStream().close();
            acknowledged = writers.rest().lines().toList();
            assertThat(writers.exitCode()).isZero();
        }
        assertThat(acknowledged).hasSizeGreaterThanOrEqualTo(WRITERS * WHILE_IT_RUNS);
        try (Connection connection = shop.open()) {
            assertThat(Shop.query(connection, "SELECT name FROM item WHERE name LIKE 'written %'"))
                    .containsExactlyInAnyOrderElementsOf(acknowledged);
            assertThat(Shop.query(connection, "SELECT count(*) FROM item WHERE stock = 7"))
                    .containsExactly(String.valueOf(ROWS + acknowledged.size()));
            assertThat(Shop.query(connection, "PRAGMA integrity_check")).containsExactly("ok");
        }
    }

    @Test
    void waitsForAReaderOnceAndNotForEveryPage() throws SQLException {
        Shop shop = new Shop(folder.resolve("app.db"), "delete").create(3_000);
        try (Connection reader = shop.open();
                Connection connection = shop.open()) {
            Shop.run(connection, "PRAGMA cache_size=10");
            Shop.run(reader, "BEGIN");
            Shop.query(reader, "SELECT count(*) FROM item");
            long start = System.nanoTime();
            assertThatThrownBy(() ->
                            Shop.upgrade(connection, RunListener.SILENT, new Shop.Rebuilds(), Duration.ofSeconds(1)))
                    .hasMessageContaining("locked by another program");
            assertThat(TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start))
                    .as("seconds; waiting for each page would take minutes")
                    .isLessThan(20);
        }
    }

    @Test
    @Tag("slow")
    void allRevisionsTogetherWaitNoLongerThanTheTimeout() throws Exception {
        Shop shop = new Shop(folder.resolve("app.db"), "delete").create(5);
        try (Connection connection = shop.open()) {
            RevisionRunner runner = Shop.runner(connection, RunListener.SILENT, Duration.ofSeconds(4));
            CompletableFuture<Void> first = locks(shop, 3_000);
            runner.run(Shop.step("a1", "b2"), new Nothing());
            first.get(20, TimeUnit.SECONDS);
            CompletableFuture<Void> second = locks(shop, 3_000);
            assertThatThrownBy(() -> runner.run(Shop.step("b2", "c3"), new Nothing()))
                    .hasMessageContaining("locked by another program");
            second.get(20, TimeUnit.SECONDS);
            runner.run(Shop.step("b2", "c3"), new Nothing());
        }
    }

    /** Starts a write transaction and ends it after the given time. */
    private static CompletableFuture<Void> locks(Shop shop, long milliseconds) throws SQLException {
        Connection other = shop.open();
        Shop.run(other, "BEGIN IMMEDIATE");
        return CompletableFuture.runAsync(() -> {
            try (other) {
                Thread.sleep(milliseconds);
            } catch (SQLException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static final class Nothing extends Migration {
        @Override
        public void upgrade(Operations op) {}

        @Override
        public void downgrade(Operations op) {}
    }

    /** A process that writes rows until its input ends, and then prints the rows that it has committed. */
    static final class Writers {
        private Writers() {}

        public static void main(String[] arguments) throws Exception {
            Shop shop = new Shop(Path.of(arguments[0]), "");
            List<CompletableFuture<List<String>>> writers = IntStream.range(0, WRITERS)
                    .mapToObj(writer -> CompletableFuture.supplyAsync(() -> write(shop, writer)))
                    .toList();
            for (CompletableFuture<List<String>> writer : writers) {
                writer.get().forEach(System.out::println);
            }
        }

        private static List<String> write(Shop shop, int writer) {
            List<String> acknowledged = new ArrayList<>();
            try (Connection connection = shop.open();
                    PreparedStatement insert = connection.prepareStatement("INSERT INTO item (name) VALUES (?)")) {
                Shop.run(connection, "PRAGMA busy_timeout=60000");
                int afterEnd = 0;
                for (int i = 0; afterEnd < WHILE_IT_RUNS; i++) {
                    String name = "written " + writer + " " + i;
                    insert.setString(1, name);
                    insert.executeUpdate();
                    acknowledged.add(name);
                    if (i == WHILE_IT_RUNS && writer == 0) {
                        System.out.println("writing");
                    }
                    afterEnd = isOver() ? afterEnd + 1 : 0;
                    Thread.sleep(2);
                }
            } catch (SQLException | IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return acknowledged;
        }

        /** Returns whether standard input has been closed. */
        private static boolean isOver() throws IOException {
            return OVER.isDone();
        }

        private static final CompletableFuture<Integer> OVER = CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return System.in.read();
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                },
                task -> new Thread(task).start());
    }
}
