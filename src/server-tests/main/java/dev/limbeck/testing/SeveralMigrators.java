package dev.limbeck.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.app.Limbeck;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Several migrators that run the revisions of one database at the same time, as threads or as processes. */
public final class SeveralMigrators {
    private SeveralMigrators() {}

    /** {@return how many revisions the threads ran in total; each thread has its own instance} */
    public static int runThreads(int threads, Supplier<Limbeck> instances, String target) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<CompletableFuture<Integer>> runs = IntStream.range(0, threads)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> {
                            Limbeck limbeck = instances.get();
                            try {
                                start.await();
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                            return run(limbeck, target);
                        },
                        runnable -> new Thread(runnable).start()))
                .toList();
        start.countDown();
        int ran = 0;
        for (CompletableFuture<Integer> run : runs) {
            ran += run.get();
        }
        return ran;
    }

    /**
     * Starts processes, waits until all of them are ready, and lets them continue.
     *
     * @param processes the number of processes
     * @param main a class whose main method calls {@link #runWhenTold}
     * @param arguments the arguments of each process
     * @return how many revisions the processes ran in total
     */
    public static int runProcesses(int processes, Class<?> main, String... arguments) throws Exception {
        List<ForkedJvm> started = new ArrayList<>();
        try {
            for (int i = 0; i < processes; i++) {
                started.add(ForkedJvm.start(main, arguments));
            }
            for (ForkedJvm process : started) {
                assertThat(process.line()).isEqualTo("ready");
            }
            for (ForkedJvm process : started) {
                process.proceed();
            }
            int ran = 0;
            for (ForkedJvm process : started) {
                ran += Integer.parseInt(String.valueOf(process.line()));
                assertThat(process.exitCode()).isZero();
            }
            return ran;
        } finally {
            started.forEach(ForkedJvm::close);
        }
    }

    /** Prints "ready", waits for a byte of input, runs the revisions, and prints how many revisions it ran. */
    public static void runWhenTold(Limbeck limbeck, String target) throws IOException {
        System.out.println("ready");
        System.in.read();
        System.out.println(run(limbeck, target));
    }

    private static int run(Limbeck limbeck, String target) {
        return (target.equals("base") ? limbeck.downgrade(target) : limbeck.upgrade(target))
                .revisions()
                .size();
    }
}
