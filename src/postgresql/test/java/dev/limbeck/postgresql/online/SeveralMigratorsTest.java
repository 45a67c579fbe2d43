package dev.limbeck.postgresql.online;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.app.Limbeck;
import dev.limbeck.postgresql.PostgresqlServer;
import dev.limbeck.result.RunResult;
import dev.limbeck.testing.ForkedJvm;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Twenty migrators of one database: each revision, one of which creates an index CONCURRENTLY, is run by one of them,
 * and all of them succeed.
 */
class SeveralMigratorsTest {
    private static final int MIGRATORS = 20;

    /** The number of processes; twenty with -Dlimbeck.long=true. */
    private static final int PROCESSES = Boolean.getBoolean("limbeck.long") ? MIGRATORS : 6;

    @TempDir
    private Path folder = Path.of(".");

    private InterruptedHistory history;
    private String url = "";

    @BeforeEach
    void prepare() throws IOException {
        history = new InterruptedHistory(folder);
        url = PostgresqlServer.createDatabase();
    }

    /** A migrator in a process of its own. */
    static final class Migrator {
        private Migrator() {}

        /** Upgrades; prints how many revisions it ran. */
        public static void main(String[] arguments) throws IOException {
            Limbeck limbeck = new InterruptedHistory(Path.of(arguments[1]))
                    .limbeck(arguments[0], "auto", DriverManager::getConnection);
            System.out.println("ready");
            System.in.read();
            RunResult result = limbeck.upgrade("head");
            System.out.println(result.revisions().size());
        }
    }

    private List<String> undisturbed(String target) throws SQLException {
        String other = PostgresqlServer.createDatabase();
        history.limbeck(other, "auto", DriverManager::getConnection).upgrade("head");
        if (target.equals("base")) {
            history.limbeck(other, "auto", DriverManager::getConnection).downgrade("base");
        }
        return InterruptedHistory.dump(other);
    }

    @ParameterizedTest
    @ValueSource(strings = {"auto", "always"})
    void threadsTakeTurns(String online) throws Exception {
        for (String target : List.of("head", "base")) {
            CountDownLatch start = new CountDownLatch(1);
            List<CompletableFuture<Integer>> runs = IntStream.range(0, MIGRATORS)
                    .mapToObj(i -> CompletableFuture.supplyAsync(
                            () -> {
                                Limbeck limbeck = history.limbeck(url, online, DriverManager::getConnection);
                                try {
                                    start.await();
                                } catch (InterruptedException e) {
                                    throw new IllegalStateException(e);
                                }
                                return (target.equals("base") ? limbeck.downgrade(target) : limbeck.upgrade(target))
                                        .revisions()
                                        .size();
                            },
                            runnable -> new Thread(runnable).start()))
                    .toList();
            start.countDown();
            int ran = 0;
            for (CompletableFuture<Integer> run : runs) {
                ran += run.get();
            }
            assertThat(ran).isEqualTo(3);
            assertThat(InterruptedHistory.dump(url)).isEqualTo(undisturbed(target));
        }
    }

    @Test
    void processesTakeTurns() throws Exception {
        List<ForkedJvm> processes = new ArrayList<>();
        try {
            for (int i = 0; i < PROCESSES; i++) {
                processes.add(ForkedJvm.start(Migrator.class, url, folder.toString()));
            }
            for (ForkedJvm process : processes) {
                assertThat(process.line()).isEqualTo("ready");
            }
            for (ForkedJvm process : processes) {
                process.proceed();
            }
            int ran = 0;
            for (ForkedJvm process : processes) {
                ran += Integer.parseInt(String.valueOf(process.line()));
                assertThat(process.exitCode()).isZero();
            }
            assertThat(ran).isEqualTo(3);
            assertThat(InterruptedHistory.dump(url)).isEqualTo(undisturbed("head"));
        } finally {
            processes.forEach(ForkedJvm::close);
        }
    }
}
