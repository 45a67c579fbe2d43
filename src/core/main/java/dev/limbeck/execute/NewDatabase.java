package dev.limbeck.execute;

import dev.limbeck.execute.failure.ExecutionException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A run of revisions that might create the database file. A revision that creates a table takes less time than the disk
 * needs to confirm a write, so the writes to a new file are confirmed only once, at the end. If the process is killed
 * before that, the revisions that were completed remain applied, as always; the next run confirms the writes. If the
 * computer fails before that, the next command reports that the file may be damaged.
 */
public final class NewDatabase implements AutoCloseable {
    private final Database database;
    private final @Nullable Path file;
    private final @Nullable Marker marker;
    private final boolean held;

    private NewDatabase(Database database, @Nullable Path file, @Nullable Marker marker, boolean held) {
        this.database = database;
        this.file = file;
        this.marker = marker;
        this.held = held;
    }

    /** {@return whether no other program can use the file until {@link #close}} */
    boolean isHeld() {
        return held;
    }

    static NewDatabase begin(Database database, Optional<Path> file) throws SQLException {
        if (file.isEmpty()) {
            return new NewDatabase(database, null, null, false);
        }
        Marker marker = new Marker(file.get());
        if (marker.exists()) {
            // An earlier run was killed. This run waits for the disk, and the file is complete at its end.
            return new NewDatabase(database, file.get(), marker, false);
        }
        if (!database.wasMissing() || !marker.create()) {
            return new NewDatabase(database, null, null, false);
        }
        boolean taken = false;
        try {
            taken = database.dialect().sessions().beginNew(database.connection());
        } finally {
            if (!taken) {
                remove(marker);
            }
        }
        return new NewDatabase(database, file.get(), taken ? marker : null, taken);
    }

    /**
     * Checks that the database file was not being created when the operating system stopped.
     *
     * @throws ExecutionException if it was, because it may then be damaged
     */
    static void requireUndamaged(Path file) {
        new Marker(file).requireSameBoot();
    }

    /** Writes the file to disk. */
    @Override
    public void close() {
        if (marker == null || file == null) {
            return;
        }
        try {
            if (Files.exists(file)) {
                database.dialect().sessions().finishNew(database.connection());
            }
            remove(marker);
        } catch (SQLException e) {
            throw new ExecutionException(
                    "The new database " + file + " could not be written to the disk: " + e.getMessage(), e);
        }
    }

    private static void remove(Marker marker) {
        try {
            marker.remove();
        } catch (IOException e) {
            throw new ExecutionException("A file next to the new database could not be removed: " + e.getMessage(), e);
        }
    }

    /**
     * A file next to a new database, which exists as long as parts of the database might not have been written to disk
     * yet. These parts are lost only if the operating system stops. The file therefore identifies the current run of
     * the operating system: if the system was not restarted, only the process was killed, and the database is complete.
     */
    private static final class Marker {
        private static final String ENDING = "-limbeck-new";
        private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");

        private final Path database;
        private final Path file;

        /** The marker of the given database file. */
        Marker(Path database) {
            this.database = database.toAbsolutePath();
            this.file = this.database.resolveSibling(database.getFileName() + ENDING);
        }

        /**
         * {@return an identifier of the current run of the operating system, which changes when the system is
         * restarted; empty if it is unknown}
         */
        static Optional<String> boot() {
            try {
                return Optional.of(Files.readString(BOOT).strip()).filter(id -> !id.isEmpty());
            } catch (IOException e) {
                return Optional.empty();
            }
        }

        /** {@return whether the marker exists} */
        boolean exists() {
            return Files.exists(file);
        }

        /**
         * {@return whether the marker was created and is on the disk; false if it exists already, if the folder is not
         * writable, or if the operating system cannot be identified}
         */
        boolean create() {
            Optional<String> boot = boot();
            if (boot.isEmpty()) {
                return false;
            }
            try (FileChannel channel =
                    FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer text = ByteBuffer.wrap((boot.get() + "\n").getBytes(StandardCharsets.UTF_8));
                while (text.hasRemaining()) {
                    channel.write(text);
                }
                channel.force(true);
                syncFolder();
                return true;
            } catch (IOException e) {
                return false;
            }
        }

        /** Removes the marker, after the database was written to disk. */
        void remove() throws IOException {
            syncFolder();
            Files.deleteIfExists(file);
        }

        private void syncFolder() throws IOException {
            Path folder = database.getParent();
            if (folder != null) {
                try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                    channel.force(true);
                }
            }
        }

        /**
         * Checks that the database was not being created when the operating system stopped.
         *
         * @throws ExecutionException if it was, because it may then be damaged
         */
        void requireSameBoot() {
            if (!exists() || !Files.exists(database)) {
                return;
            }
            try {
                String written = Files.readString(file).strip();
                if (boot().filter(written::equals).isPresent()) {
                    return;
                }
            } catch (IOException e) {
                if (!exists()) {
                    return; // Another process has just finished the database.
                }
            }
            throw new ExecutionException("The database " + database + " may be damaged: the file " + file.getFileName()
                    + " next to it shows that the computer was switched off or restarted while Limbeck was"
                    + " creating it. Delete both files and run the command again.");
        }
    }
}
