package dev.limbeck.execute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.dialect.Statement;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Halts the process before and after each statement. Afterwards, the database must have either its old or its new
 * content, and the next run must succeed without manual intervention. A halted process leaves its files unchanged from
 * that moment on, so for most revisions the test simply copies the files at each moment. For one revision, a JVM is
 * actually halted at some of these moments; with {@code -Dlimbeck.long=true}, this is done for all revisions at every
 * moment.
 */
@Tag("process")
final class HaltTest {
    private static final boolean LONG = Boolean.getBoolean("limbeck.long");
    private static final List<String> JOURNALS = List.of("delete", "wal");
    /** More rows than fit into SQLite's cache, so that SQLite writes to the file before it commits. */
    private static final int ROWS = 3_000;
    /**
     * The distance between tested moments. A JVM takes half a second to start; therefore, without -Dlimbeck.long=true,
     * only every twelfth moment is tested, and each journal mode is tested at different moments.
     */
    private static final int STRIDE = LONG ? 1 : 12;

    private static final int FEW_ROWS = 60;

    @TempDir
    private Path folder = Path.of(".");

    static Stream<Arguments> all() {
        return JOURNALS.stream()
                .flatMap(journal -> Stream.of(ShopChanges.values()).map(change -> Arguments.of(change, journal)));
    }

    static Stream<Arguments> halted() {
        return LONG ? all() : JOURNALS.stream().map(journal -> Arguments.of(ShopChanges.REBUILD, journal));
    }

    @ParameterizedTest
    @MethodSource("all")
    @Tag("slow")
    void theFilesHaveOldOrNewContentAroundEveryStatement(ShopChanges change, String journal) throws SQLException {
        Shop shop = new Shop(folder.resolve("app.db"), journal).create(change == ShopChanges.REBUILD ? ROWS : FEW_ROWS);
        List<String> before = shop.dump();
        Snapshots snapshots = new Snapshots(shop, folder);
        try (Connection connection = shop.open()) {
            if (change == ShopChanges.REBUILD) {
                Shop.run(connection, "PRAGMA cache_size=20");
            }
            upgrade(connection, snapshots, change);
        }
        List<String> after = shop.dump();
        assertThat(after).contains(Shop.NEW).isNotEqualTo(before);
        assertThat(snapshots.taken).hasSizeGreaterThanOrEqualTo(4);
        boolean journalSeen = false;
        for (Shop left : snapshots.taken) {
            journalSeen =
                    journalSeen || Files.exists(suffixed(left.file(), journal.equals("wal") ? "-wal" : "-journal"));
            assertThat(left.dump()).as(left.file().toString()).isEqualTo(before);
            try (Connection connection = left.open()) {
                upgrade(connection, RunListener.SILENT, change);
            }
            assertThat(left.dump()).as("rerun of " + left.file()).isEqualTo(after);
        }
        assertThat(journalSeen).as("a journal that had to be rolled back").isTrue();
    }

    private static void upgrade(Connection connection, RunListener listener, ShopChanges change) throws SQLException {
        Shop.upgrade(connection, listener, change.migration(), Duration.ofSeconds(5));
    }

    private static Path suffixed(Path file, String suffix) {
        return file.resolveSibling(file.getFileName() + suffix);
    }

    @ParameterizedTest
    @MethodSource("halted")
    @Tag("slow")
    void aHaltedProcessLeavesOldOrNewContent(ShopChanges change, String journal) throws Exception {
        Shop original = new Shop(folder.resolve("original.db"), journal).create(FEW_ROWS);
        List<String> before = original.dump();
        Shop whole = copy(original.file(), folder.resolve("whole.db"), journal);
        Counting counting = new Counting();
        try (Connection connection = whole.open()) {
            upgrade(connection, counting, change);
        }
        List<String> after = whole.dump();
        ExecutorService two = Executors.newFixedThreadPool(2);
        List<Future<Integer>> halts = new ArrayList<>();
        for (int at = STRIDE == 1 ? 1 : 1 + JOURNALS.indexOf(journal) * 2; at <= counting.calls; at += STRIDE) {
            int moment = at;
            halts.add(two.submit(() -> halt(original, moment, change, before, after)));
        }
        halts.add(two.submit(() -> halt(original, counting.calls + 1, change, before, after)));
        two.shutdown();
        int completed = 0;
        for (Future<Integer> halt : halts) {
            completed += halt.get();
        }
        assertThat(completed).as("processes that were not halted").isEqualTo(1);
    }

    /** {@return 1 if the process ran to completion, otherwise 0} */
    private int halt(Shop original, int moment, ShopChanges change, List<String> before, List<String> after)
            throws Exception {
        Shop shop = copy(original.file(), folder.resolve("halted-" + moment + ".db"), original.journal());
        try (ForkedProcess child =
                ForkedProcess.start(Child.class, shop.file().toString(), Integer.toString(moment), change.name())) {
            boolean done = child.exitCode() == 0;
            assertThat(child.exitCode()).isIn(0, Child.HALTED);
            assertThat(shop.dump()).as("halted at " + moment).isEqualTo(done ? after : before);
            if (!done) {
                try (Connection connection = shop.open()) {
                    upgrade(connection, RunListener.SILENT, change);
                }
                assertThat(shop.dump()).as("rerun of " + moment).isEqualTo(after);
            }
            return done ? 1 : 0;
        }
    }

    private static Shop copy(Path from, Path to, String journal) {
        for (String suffix : List.of("", "-journal", "-wal")) {
            try {
                if (Files.exists(suffixed(from, suffix))) {
                    Files.copy(suffixed(from, suffix), suffixed(to, suffix), StandardCopyOption.REPLACE_EXISTING);
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return new Shop(to, journal);
    }

    /** A listener that copies the files before and after each statement. */
    private static final class Snapshots implements RunListener {
        private final Shop shop;
        private final Path folder;
        private final List<Shop> taken = new ArrayList<>();

        Snapshots(Shop shop, Path folder) {
            this.shop = shop;
            this.folder = folder;
        }

        @Override
        public void statementStarted(Statement statement) {
            take();
        }

        @Override
        public void statementFinished(Statement statement) {
            take();
        }

        private void take() {
            taken.add(copy(shop.file(), folder.resolve("left-" + taken.size() + ".db"), shop.journal()));
        }
    }

    /** A listener that counts the points before and after statements. */
    private static class Counting implements RunListener {
        int calls;

        @Override
        public void statementStarted(Statement statement) {
            calls++;
        }

        @Override
        public void statementFinished(Statement statement) {
            calls++;
        }
    }

    /** The process that halts. */
    static final class Child {
        static final int HALTED = 77;

        private Child() {}

        public static void main(String[] arguments) throws SQLException {
            int moment = Integer.parseInt(arguments[1]);
            RunListener halting = new Counting() {
                @Override
                public void statementStarted(Statement statement) {
                    super.statementStarted(statement);
                    haltIfReached();
                }

                @Override
                public void statementFinished(Statement statement) {
                    super.statementFinished(statement);
                    haltIfReached();
                }

                private void haltIfReached() {
                    if (calls == moment) {
                        Runtime.getRuntime().halt(HALTED);
                    }
                }
            };
            try (Connection connection = new Shop(Path.of(arguments[0]), "").open()) {
                upgrade(connection, halting, ShopChanges.valueOf(arguments[2]));
            }
        }
    }
}
