package dev.limbeck.sqlite.run;

import dev.limbeck.dialect.DiskSpace;
import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.dialect.Strategy;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.Hazard;
import java.io.IOException;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Estimates the disk space that is needed to copy a table. The copy enlarges the file by the pages of the table and its
 * indexes, minus the free pages of the file. A write-ahead log contains each of these pages a second time until the
 * next checkpoint. A rollback journal does not contain pages that were free or new; for an in-place rewrite it contains
 * all old pages. Sorting an index takes about its size in the directory for temporary files
 * (sqlite.org/tempfiles.html).
 */
public final class DiskSpaceEstimate {
    private static final long SLACK = 1 << 20;

    private final Connection connection;

    private DiskSpaceEstimate(Connection connection) {
        this.connection = connection;
    }

    /**
     * The sizes in the database file.
     *
     * @param table the number of bytes of the table and its indexes
     * @param sorted the number of bytes of the largest index, which must be sorted
     * @param free the number of bytes of the file's free pages
     * @param log whether the database has a write-ahead log
     */
    record Sizes(long table, long sorted, long free, boolean log) {}

    /** {@return the space needed for the given steps; empty if no row is copied or the database is in memory} */
    public static Optional<DiskSpace> estimate(
            Connection connection, TableName table, OperationPlan steps, boolean exact) throws SQLException {
        return new DiskSpaceEstimate(connection).estimate(table, steps, exact);
    }

    /**
     * Counts the table's pages, which takes a while, only if an exact result is requested or the space may be too
     * small.
     */
    private Optional<DiskSpace> estimate(TableName table, OperationPlan steps, boolean exact) throws SQLException {
        if (copies(steps) == 0) {
            return Optional.empty();
        }
        String file = text("SELECT file FROM pragma_database_list WHERE name = 'main'");
        if (file == null || file.isEmpty()) {
            return Optional.empty();
        }
        Path folder = Objects.requireNonNull(Path.of(file).toAbsolutePath().getParent());
        try {
            FileStore store = Files.getFileStore(folder);
            boolean sortsHere = sorts(steps) && store.equals(Files.getFileStore(temporary()));
            DiskSpace room = new DiskSpace(requiredBytes(steps, whole(), sortsHere), store.getUsableSpace(), folder);
            return Optional.of(
                    room.isEnough() && !exact
                            ? room
                            : new DiskSpace(requiredBytes(steps, counted(table), sortsHere), room.usable(), folder));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** {@return the number of bytes that the given steps require in a file of the given sizes} */
    static long requiredBytes(OperationPlan steps, Sizes sizes, boolean sortsHere) {
        long written = sizes.table() * copies(steps);
        long sorted = sortsHere ? sizes.sorted() : 0;
        if (steps.strategy() != Strategy.REBUILD) {
            return written + SLACK;
        }
        long growth = Math.max(0, written - sizes.free());
        return growth + (sizes.log() ? written : 0) + sorted + SLACK;
    }

    private static long copies(OperationPlan steps) {
        return hazards(steps)
                .filter(hazard -> hazard.kind() == Hazard.Kind.REWRITE)
                .count();
    }

    private static boolean sorts(OperationPlan steps) {
        return steps.strategy() == Strategy.REBUILD
                && steps.statements().stream()
                        .anyMatch(statement ->
                                has(statement, Hazard.Kind.BLOCKS_WRITES) && !has(statement, Hazard.Kind.REWRITE));
    }

    private static boolean has(dev.limbeck.dialect.Statement statement, Hazard.Kind kind) {
        return statement.hazards().stream().anyMatch(hazard -> hazard.kind() == kind);
    }

    private static Stream<Hazard> hazards(OperationPlan steps) {
        return steps.statements().stream().flatMap(statement -> statement.hazards().stream());
    }

    /** Returns the largest possible sizes, as if the table or one of its indexes filled the whole file. */
    private Sizes whole() throws SQLException {
        long page = number("SELECT page_size FROM pragma_page_size");
        long free = number("SELECT freelist_count FROM pragma_freelist_count") * page;
        long used = number("SELECT page_count FROM pragma_page_count") * page - free;
        return new Sizes(used, used, free, "wal".equals(text("SELECT journal_mode FROM pragma_journal_mode")));
    }

    /**
     * Computes the sizes from the pages of the table, which is possible only if SQLite was built with dbstat
     * (sqlite.org/dbstat.html).
     */
    private Sizes counted(TableName table) throws SQLException {
        Sizes whole = whole();
        String pages = "SELECT coalesce(%s(pgsize), 0) FROM dbstat WHERE aggregate = TRUE AND name IN"
                + " (SELECT name FROM main.sqlite_master WHERE tbl_name = ? COLLATE NOCASE AND type %s 'table')";
        try {
            long rows = number(pages.formatted("sum", "="), table.name());
            long indexes = number(pages.formatted("sum", "<>"), table.name());
            long largest = number(pages.formatted("max", "<>"), table.name());
            return new Sizes(rows + indexes, largest, whole.free(), whole.log());
        } catch (SQLException withoutDbstat) {
            return whole;
        }
    }

    /** Returns the directory in which SQLite creates temporary files. */
    private static Path temporary() {
        return Stream.of(System.getenv("SQLITE_TMPDIR"), System.getenv("TMPDIR"), "/var/tmp", "/usr/tmp", "/tmp")
                .filter(Objects::nonNull)
                .map(Path::of)
                .filter(Files::isWritable)
                .findFirst()
                .orElse(Path.of(System.getProperty("java.io.tmpdir")));
    }

    private long number(String question, String... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(question)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getLong(1) : 0;
            }
        }
    }

    private @Nullable String text(String question) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(question)) {
            return row.next() ? row.getString(1) : null;
        }
    }
}
