package dev.limbeck.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.Migration;
import dev.limbeck.Operations;
import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.Recreate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Kills a process at random moments while it copies a table. Afterwards, the database must have either its old or its
 * new content, and the next run must succeed without manual intervention. With {@code -Dlimbeck.long=true}, a process
 * is killed 200 times with a million rows; otherwise, it is killed 8 times with a hundred thousand rows.
 */
@Tag("process")
final class KillTest {
    private static final boolean LONG = Boolean.getBoolean("limbeck.long");
    private static final int ROWS = LONG ? 1_000_000 : 100_000;
    private static final int KILLS = Integer.getInteger("limbeck.kills", LONG ? 200 : 8) / 2;
    private static final long SEED = Long.getLong("limbeck.seed", 20261123L);

    @TempDir
    private Path folder = Path.of(".");

    @ParameterizedTest
    @ValueSource(strings = {"delete", "wal"})
    void aKilledUpgradeLeavesOldOrNewContent(String journal) throws Exception {
        Shop shop = new Shop(folder.resolve("app.db"), journal).create(ROWS);
        Path original = folder.resolve("original.db");
        Files.copy(shop.file(), original);
        String before = summary(shop);
        Kind[] kinds = Kind.values();
        Map<Kind, Long> whole = new EnumMap<>(Kind.class);
        Map<Kind, String> after = new EnumMap<>(Kind.class);
        for (Kind kind : kinds) {
            restore(shop, original);
            whole.put(kind, milliseconds(shop, kind, Long.MAX_VALUE));
            after.put(kind, summary(shop));
            assertThat(before).isNotEqualTo(after.get(kind));
        }
        Random random = new Random(SEED);
        long start = System.nanoTime();
        int old = 0;
        for (int i = 0; i < KILLS; i++) {
            restore(shop, original);
            Kind kind = kinds[i % 3 == 2 ? 1 : 0];
            long all = whole.getOrDefault(kind, 0L);
            long moment = 1 + random.nextLong(all + all / 20);
            milliseconds(shop, kind, moment);
            String now = summary(shop);
            assertThat(now)
                    .as("%s, %s, kill %d after %d of %d ms", journal, kind, i, moment, all)
                    .isIn(before, after.get(kind));
            if (now.equals(before)) {
                old++;
                kind.upgrade(shop);
                assertThat(summary(shop)).isEqualTo(after.get(kind));
            }
            if ((i + 1) % 10 == 0) {
                printProgress(journal, i + 1, old, start);
            }
        }
        assertThat(old).as("kills before the commit").isPositive();
    }

    private static void printProgress(String journal, int kills, int old, long start) {
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

    /**
     * Upgrades the database in a separate process, and kills this process after the given time in milliseconds;
     * {@return how long the process ran}
     */
    private static long milliseconds(Shop shop, Kind kind, long killAfter) throws IOException, InterruptedException {
        try (ForkedProcess child = ForkedProcess.start(Child.class, shop.file().toString(), kind.name())) {
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

    /** {@return the content of the database as one line: definitions, rows, version, integrity check} */
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
                summary.append(Shop.query(connection, question)).append('\n');
            }
            return summary.toString();
        }
    }

    /** The process that is killed. */
    static final class Child {
        private Child() {}

        public static void main(String[] arguments) throws SQLException {
            Shop shop = new Shop(Path.of(arguments[0]), "");
            System.out.println("begins");
            Kind.valueOf(arguments[1]).upgrade(shop);
        }
    }

    /** The ways in which rows are copied. */
    private enum Kind {
        /** The rows are copied column by column, and the indexes are built afterwards. */
        COLUMNS("recreate = always"),
        /**
         * The rows are copied in their stored form. The old indexes are renamed temporarily, and the new indexes are
         * filled from them.
         */
        TRANSFER("the rows are copied as they are stored");

        private final String reason;

        Kind(String reason) {
            this.reason = reason;
        }

        private Migration migration() {
            return this == COLUMNS ? new Shop.Rebuilds() : new Transfers();
        }

        void upgrade(Shop shop) throws SQLException {
            try (Connection connection = shop.open()) {
                Shop.upgrade(connection, new Reasons(this), migration(), Duration.ofSeconds(5));
            }
        }
    }

    /** A listener that checks that the intended strategy is used. */
    private record Reasons(Kind kind) implements RunListener {
        @Override
        public void operationPlanned(Operation operation, OperationPlan steps) {
            boolean transfers = steps.reason().contains(Kind.TRANSFER.reason);
            if (operation instanceof AlterTable && transfers != (kind == Kind.TRANSFER)) {
                throw new IllegalStateException(kind + " is not what was planned: " + steps.reason());
            }
        }
    }

    /** A revision that copies the table because it changes a type to another type of the same affinity. */
    private static final class Transfers extends Migration {
        @Override
        public void upgrade(Operations op) {
            op.batchAlterTable("item", Recreate.ALWAYS, batch -> {
                batch.alterColumn(
                        "name", change -> change.existingType(varchar(50)).type(varchar(500)));
            });
            op.execute(text("INSERT INTO log VALUES ('rebuilt')"));
        }

        @Override
        public void downgrade(Operations op) {}
    }
}
