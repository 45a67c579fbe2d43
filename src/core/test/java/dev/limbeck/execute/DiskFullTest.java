package dev.limbeck.execute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.limbeck.Migration;
import dev.limbeck.Operations;
import dev.limbeck.execute.failure.ExecutionException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Tests that the operating system rejects a write in the middle of a copy: because of a limit on the file size, which
 * any user may set, or because of a small file system, which requires root or a user namespace. (The page limit of
 * SQLite is tested in {@link FaultsTest}.)
 */
@Tag("process")
final class DiskFullTest {
    private static final int ROWS = 60_000;
    /**
     * The limit in units of 512 bytes (POSIX, ulimit). It is larger than the driver's library and smaller than the
     * copy.
     */
    private static final int LARGEST_FILE = 6_000;

    private static final int DISK = 30 << 20;
    private static final int FREE = 1 << 20;

    @TempDir
    private Path folder = Path.of(".");

    @ParameterizedTest
    @ValueSource(strings = {"delete", "wal"})
    @Tag("slow")
    void aFileSizeLimitLeavesTheDatabaseUnchanged(String journal) throws Exception {
        Shop shop = new Shop(folder.resolve("app.db"), journal).create(ROWS);
        assertThat(Files.size(shop.file())).isGreaterThan(LARGEST_FILE * 512L);
        List<String> before = shop.dump();
        List<String> command =
                new ArrayList<>(List.of("sh", "-c", "ulimit -f " + LARGEST_FILE + " && exec \"$@\"", "sh"));
        command.addAll(ForkedProcess.command(
                System.getProperty("java.class.path"), Child.class, shop.file().toString()));
        command.add(command.indexOf("-Xshare:auto"), "-XX:-UsePerfData");
        try (ForkedProcess child = ForkedProcess.start(command)) {
            assertThat(child.rest())
                    .contains("Revision b2 was not applied; the database is as it was before.")
                    .contains("the disk")
                    .hasLineCount(1);
            assertThat(child.exitCode()).isEqualTo(1);
        }
        assertThat(shop.dump()).isEqualTo(before);
        try (Connection connection = shop.open()) {
            Shop.upgrade(connection, RunListener.SILENT, new Shop.Rebuilds(), Duration.ofSeconds(5));
        }
        assertThat(shop.dump()).contains(Shop.NEW, "ok");
    }

    @ParameterizedTest
    @ValueSource(strings = {"delete", "wal"})
    @Tag("slow")
    void aFullFileSystemLeavesTheDatabaseUnchanged(String journal) throws Exception {
        List<String> mount = mount();
        List<String> command = new ArrayList<>(mount);
        command.addAll(ForkedProcess.command(
                System.getProperty("java.class.path"), SmallDisk.class, folder.toString(), journal));
        try (ForkedProcess child = ForkedProcess.start(command)) {
            assertThat(child.rest().lines())
                    .as("on " + String.join(" ", mount))
                    .hasSize(4)
                    .satisfiesExactly(
                            copy -> assertThat(copy)
                                    .contains("the database is as it was before.")
                                    .contains("There is not enough disk space to copy item")
                                    .endsWith("Free some space and run the command again."),
                            rows -> assertThat(rows)
                                    .contains("the database is as it was before.")
                                    .endsWith("the disk is full. Free some space and run the command again;"
                                            + " nothing was changed."),
                            kept -> assertThat(kept).isEqualTo("as it was: true"),
                            rerun -> assertThat(rerun).isEqualTo("next run: true"));
            assertThat(child.exitCode()).isZero();
        }
    }

    /**
     * {@return the beginning of a command line that runs the rest of the line as a command, with a small file system
     * mounted on the folder}
     */
    private List<String> mount() throws IOException, InterruptedException {
        for (List<String> apart : List.of(List.of("unshare", "-m"), List.of("unshare", "-rm"))) {
            List<String> command = new ArrayList<>(apart);
            command.addAll(List.of(
                    "sh", "-c", "mount -t tmpfs -o size=" + DISK + " tmpfs '" + folder + "' && exec \"$@\"", "sh"));
            if (works(command)) {
                return command;
            }
        }
        String why =
                "no small file system can be mounted here (neither as root nor in a user namespace), so a full one was"
                        + " not tested; the limit on the file size was";
        System.out.println("DiskFullTest: " + why);
        assumeTrue(false, why);
        return List.of();
    }

    private static boolean works(List<String> mount) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(mount);
        command.add("true");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException noSuchCommand) {
            return false;
        }
    }

    /** {@return the error message of the upgrade, on one line} */
    private static String failure(Shop shop, Migration migration) throws SQLException {
        try (Connection connection = shop.open()) {
            Shop.upgrade(connection, RunListener.SILENT, migration, Duration.ofSeconds(5));
            return "it succeeded";
        } catch (ExecutionException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** A revision that fills the disk during the upgrade in a way that the space check cannot foresee. */
    static final class MoreRows extends Migration {
        @Override
        public void upgrade(Operations op) {
            op.execute("CREATE TABLE copied AS SELECT * FROM item");
        }

        @Override
        public void downgrade(Operations op) {}
    }

    /** Upgrades with a limit on the file size. */
    static final class Child {
        private Child() {}

        public static void main(String[] arguments) throws SQLException {
            System.out.println(failure(new Shop(Path.of(arguments[0]), ""), new Shop.Rebuilds()));
            System.exit(1);
        }
    }

    /** Runs the upgrade on a disk with too little space, and then again with more space. */
    static final class SmallDisk {
        private SmallDisk() {}

        public static void main(String[] arguments) throws SQLException, IOException {
            Path disk = Path.of(arguments[0]);
            Shop shop = new Shop(disk.resolve("app.db"), arguments[1]).create(ROWS);
            List<String> before = shop.dump();
            Path ballast = disk.resolve("ballast");
            Files.write(ballast, new byte[(int) (disk.toFile().getUsableSpace() - FREE)]);
            System.out.println(failure(shop, new Shop.Rebuilds()));
            System.out.println(failure(shop, new MoreRows()));
            System.out.println("as it was: " + shop.dump().equals(before));
            Files.delete(ballast);
            failure(shop, new Shop.Rebuilds());
            System.out.println("next run: " + shop.dump().containsAll(List.of(Shop.NEW, "ok")));
        }
    }
}
