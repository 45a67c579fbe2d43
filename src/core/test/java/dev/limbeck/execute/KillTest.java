package dev.limbeck.execute;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Kills a process that copies a table, at random moments. Afterwards the database is the old one or the new one, and the
 * next run needs no help. {@code -Dlimbeck.long=true}: 200 kills at a million rows, not 20 at a hundred thousand.
 */
final class KillTest {
    private static final boolean LONG = Boolean.getBoolean("limbeck.long");
    private static final int ROWS = LONG ? 1_000_000 : 100_000;
    private static final int KILLS = Integer.getInteger("limbeck.kills", LONG ? 200 : 20) / 2;
    private static final long SEED = Long.getLong("limbeck.seed", 20261123L);

    @TempDir
    private Path folder = Path.of(".");

    @ParameterizedTest
    @ValueSource(strings = {"delete", "wal"})
    void aKilledUpgradeLeavesTheOldOrTheNew(String journal) throws Exception {
        Shop shop = new Shop(folder.resolve("app.db"), journal).create(ROWS);
        Path original = folder.resolve("original.db");
        Files.copy(shop.file(), original);
        String before = summary(shop);
        long whole = milliseconds(shop, Long.MAX_VALUE);
        String after = summary(shop);
        assertThat(before).isNotEqualTo(after);
        Random random = new Random(SEED);
        long start = System.nanoTime();
        int old = 0;
        for (int i = 0; i < KILLS; i++) {
            restore(shop, original);
            long moment = 1 + random.nextLong(whole + whole / 20);
            milliseconds(shop, moment);
            String now = summary(shop);
            assertThat(now)
                    .as("%s, kill %d after %d of %d ms", journal, i, moment, whole)
                    .isIn(before, after);
            if (now.equals(before)) {
                old++;
                try (Connection connection = shop.open()) {
                    Shop.upgrade(connection, RunListener.SILENT, new Shop.Rebuilds(), Duration.ofSeconds(5));
                }
                assertThat(summary(shop)).isEqualTo(after);
            }
            if ((i + 1) % 10 == 0) {
                say(journal, i + 1, old, start);
            }
        }
        assertThat(old).as("kills that came before the commit").isPositive();
    }

    private static void say(String journal, int kills, int old, long start) {
        System.out.printf(
                Locale.ROOT,
                "%s: %d kills at %,d rows: %d found the old state, %d the new one, %d reruns succeeded, %d s%n",
                journal,
                kills,
                ROWS,
                old,
                kills - old,
                old,
                TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start));
    }

    private static void restore(Shop shop, Path original) throws IOException {
        for (String suffix : List.of("-journal", "-wal", "-shm")) {
            Files.deleteIfExists(shop.file().resolveSibling(shop.file().getFileName() + suffix));
        }
        Files.copy(original, shop.file(), StandardCopyOption.REPLACE_EXISTING);
    }

    /** Lets a process upgrade the database, and kills it that long after it began; {@return how long it took} */
    private static long milliseconds(Shop shop, long killAfter) throws IOException, InterruptedException {
        try (Forked child = Forked.start(Child.class, shop.file().toString())) {
            assertThat(child.line()).isEqualTo("begins");
            long start = System.nanoTime();
            if (killAfter == Long.MAX_VALUE) {
                assertThat(child.exitCode()).isZero();
            } else if (!child.process().waitFor(killAfter, TimeUnit.MILLISECONDS)) {
                child.process().destroyForcibly().waitFor();
            }
            return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        }
    }

    /** {@return the whole of the database in a line: texts, rows, version, health} */
    private static String summary(Shop shop) throws SQLException {
        try (Connection connection = shop.open()) {
            StringBuilder summary = new StringBuilder();
            for (String question : List.of(
                    "PRAGMA integrity_check",
                    "PRAGMA foreign_key_check",
                    "SELECT version_num FROM alembic_version",
                    "SELECT type, name, sql FROM sqlite_schema ORDER BY type, name",
                    "SELECT count(*), sum(id), sum(length(name)), sum(price), min(name), max(name) FROM item",
                    "SELECT count(*), sum(item_id) FROM part",
                    "SELECT what FROM log",
                    "SELECT name, seq FROM sqlite_sequence")) {
                summary.append(Shop.ask(connection, question)).append('\n');
            }
            return summary.toString();
        }
    }

    /** The process that is killed. */
    static final class Child {
        private Child() {}

        public static void main(String[] arguments) throws SQLException {
            Shop shop = new Shop(Path.of(arguments[0]), "");
            try (Connection connection = shop.open()) {
                System.out.println("begins");
                Shop.upgrade(connection, RunListener.SILENT, new Shop.Rebuilds(), Duration.ofSeconds(5));
            }
        }
    }
}
