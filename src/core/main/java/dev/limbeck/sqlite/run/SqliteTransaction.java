package dev.limbeck.sqlite.run;

import dev.limbeck.dialect.BrokenSchema;
import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.dialect.OperationPlan.Need;
import dev.limbeck.dialect.Transaction;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.ExecuteSql;
import dev.limbeck.ops.Operation;
import dev.limbeck.sqlite.catalog.ChangedSchemaRows;
import dev.limbeck.sqlite.ddl.SqliteNames;
import dev.limbeck.sqlite.standin.StandIns;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A write transaction on SQLite. Foreign keys can be switched on or off only outside a transaction, so this is done
 * before the transaction begins, and the result is checked (sqlite.org/pragma.html#pragma_foreign_keys).
 *
 * <p>The transaction begins exclusively. With a write-ahead log this is the same as BEGIN IMMEDIATE, and readers can
 * continue. With a rollback journal the transaction waits for readers once, at the beginning. A transaction that does
 * not begin exclusively would wait for readers each time the cache overflows, and again at the commit, when all the
 * work is done.
 *
 * <p>The transaction has at least 24 MiB of cache: with SQLite's default of 2 MiB, copying a million rows with unsorted
 * unique values takes 50 % longer. The memory is allocated only as pages are used
 * (sqlite.org/pragma.html#pragma_cache_size).
 */
public final class SqliteTransaction implements Transaction {
    private static final int SHOWN = 3;
    private static final int CACHE_KIB = 24 * 1024;
    /**
     * SQLite's error for a COMMIT when no transaction is open; a COMMIT that fails for any other reason has a different
     * error.
     */
    private static final int NO_TRANSACTION = 1;

    private final Connection connection;
    private final boolean enforcedBefore;
    private final int busyBefore;
    private final int legacyBefore;
    private final int writableBefore;
    private final boolean foreignKeysOff;
    private final int ignoringBefore;
    private final int cacheBefore;
    private final Orphans orphans;
    private final CheckViolations checks;
    private final LostKeys keys;
    private @Nullable LiveCodeCheck code;
    private Duration waited = Duration.ZERO;
    private boolean open = true;
    private boolean ended;
    /** The number of statements that only created or replaced tables, created indexes or added columns. */
    private int harmless;

    private SqliteTransaction(Connection connection, boolean withoutForeignKeys) throws SQLException {
        this.connection = connection;
        ReferenceReader references = new ReferenceReader(connection);
        this.orphans = new Orphans(connection, references);
        this.checks = new CheckViolations(connection);
        this.keys = new LostKeys(connection, references);
        this.enforcedBefore = ask("foreign_keys") != 0;
        this.busyBefore = ask("busy_timeout");
        this.legacyBefore = ask("legacy_alter_table");
        this.writableBefore = ask("writable_schema");
        this.ignoringBefore = ask("ignore_check_constraints");
        this.cacheBefore = ask("cache_size");
        this.foreignKeysOff = withoutForeignKeys || !enforcedBefore;
    }

    /** {@return a transaction that has begun; if it cannot begin within the timeout, the connection is restored} */
    public static SqliteTransaction begin(Connection connection, boolean withoutForeignKeys, Duration lockTimeout)
            throws SQLException {
        SqliteTransaction transaction = new SqliteTransaction(connection, withoutForeignKeys);
        try {
            transaction.begin(lockTimeout);
            return transaction;
        } catch (SQLException e) {
            transaction.restore();
            throw e;
        }
    }

    private void begin(Duration lockTimeout) throws SQLException {
        execute("PRAGMA busy_timeout=" + lockTimeout.toMillis());
        if (foreignKeysOff && enforcedBefore) {
            execute("PRAGMA foreign_keys=OFF");
            if (ask("foreign_keys") != 0) {
                throw new SQLException("Foreign keys could not be switched off: a transaction is already open");
            }
        }
        if (cacheKib() < CACHE_KIB) {
            execute("PRAGMA cache_size=-" + CACHE_KIB);
        }
        long start = System.nanoTime();
        execute("BEGIN EXCLUSIVE");
        waited = Duration.ofNanos(System.nanoTime() - start);
        code = new LiveCodeCheck(connection);
    }

    /** Returns the cache size in KiB. SQLite reports a number of pages, or a number of KiB as a negative number. */
    private long cacheKib() throws SQLException {
        return cacheBefore < 0 ? -(long) cacheBefore : (long) cacheBefore * ask("page_size") / 1024;
    }

    @Override
    public Need offers() {
        return foreignKeysOff ? Need.FOREIGN_KEYS_OFF : Need.ANY;
    }

    @Override
    public Duration waited() {
        return waited;
    }

    /**
     * Counts the broken references from and to a table that is copied or dropped, and the rows that violate a CHECK of
     * a copied table.
     */
    @Override
    public void before(Operation operation, OperationPlan plan) throws SQLException {
        StandIns.registerForDefaults(connection, operation);
        Optional<TableName> replaced = AffectedTable.findReplaced(operation, plan);
        if (replaced.isPresent()) {
            keys.watch(replaced.get().name());
            orphans.watch(replaced.get().name());
        }
        Optional<TableName> copied = AffectedTable.findCopied(operation, plan);
        if (copied.isPresent()) {
            checks.watch(copied.get().name());
        }
        Optional<TableName> changed = AffectedTable.findWithoutKey(operation);
        if (changed.isPresent()) {
            keys.watch(changed.get().name());
        }
    }

    @Override
    public void after(Operation operation, OperationPlan plan) throws SQLException {
        Optional<TableName> copied = AffectedTable.findCopied(operation, plan);
        if (copied.isPresent()) {
            checkCopy(copied.get());
        }
        if (!(operation instanceof ExecuteSql)) {
            List<String> statements = plan.statements().stream()
                    .map(dev.limbeck.dialect.Statement::sql)
                    .toList();
            harmless += ChangedSchemaRows.find(statements)
                    .map(ChangedSchemaRows::statements)
                    .orElse(0);
        }
    }

    @Override
    public void failed(Operation operation, OperationPlan plan, SQLException failure) throws SQLException {
        ApplicationDefinitions.explain(connection, failure);
        if (operation instanceof AlterTable batch
                && AffectedTable.findCopied(operation, plan).isPresent()) {
            FailedCopy.explain(batch, failure);
        }
    }

    /**
     * Runs quick_check rather than integrity_check: on a million rows with two indexes, quick_check takes a seventh of
     * the time of the copy. The integrity check also looks up each row in each index, which takes as long as the copy
     * or, if the indexes do not fit in memory, several times as long. This is not necessary, because SQLite itself has
     * just built the indexes (sqlite.org/pragma.html#pragma_quick_check).
     */
    private void checkCopy(TableName table) throws SQLException {
        List<String> found = quickCheck(table);
        boolean checksAlone = found.stream().allMatch(one -> one.startsWith("CHECK constraint failed"));
        if (checksAlone && checks.existedBefore(table.name())) {
            execute("PRAGMA ignore_check_constraints=ON");
            found = quickCheck(table);
            execute("PRAGMA ignore_check_constraints=" + ignoringBefore);
        }
        if (!found.equals(List.of("ok"))) {
            throw new BrokenSchema("The copy of " + table + " does not pass SQLite's own check: "
                    + found.stream().limit(SHOWN).collect(Collectors.joining("; "))
                    + ". Run `PRAGMA quick_check(" + SqliteNames.quote(table.name())
                    + ")` on the table; if that reports no problem, please report this.");
        }
    }

    private List<String> quickCheck(TableName table) throws SQLException {
        List<String> found = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("select * from pragma_quick_check(?, 'main')")) {
            statement.setString(1, table.name());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
            }
        }
        return found;
    }

    /**
     * Tries to begin a transaction, which SQLite rejects if one is open (sqlite.org/lang_transaction.html); no pragma
     * reports this. If BEGIN succeeds, the new transaction protects the database: it includes all further changes that
     * the revision makes, and it is rolled back.
     */
    @Override
    public void requireOpen() throws SQLException {
        if (!ended) {
            try {
                execute("BEGIN");
                ended = true;
            } catch (SQLException stillOpen) {
                return;
            }
        }
        throw new BrokenSchema("The transaction ended before the revision did: SQLite rolls back by itself when the"
                + " disk is full or fails, or when a trigger or a conflict clause specifies ROLLBACK."
                + " Look for an error after which the revision continued.");
    }

    @Override
    public void commit() throws SQLException {
        keys.refuseNew();
        orphans.refuseNew();
        LiveCodeCheck stored = Objects.requireNonNull(code);
        stored.refuseNewlyBroken(harmless);
        try {
            execute("COMMIT");
        } catch (SQLException e) {
            if ((e.getErrorCode() & 0xFF) == NO_TRANSACTION) {
                requireOpen();
            }
            throw e;
        }
        open = false;
        stored.committed();
    }

    @Override
    public void close() throws SQLException {
        try {
            if (open) {
                open = false;
                execute("ROLLBACK");
            }
        } finally {
            restore();
        }
    }

    private void restore() throws SQLException {
        if (foreignKeysOff && enforcedBefore) {
            execute("PRAGMA foreign_keys=ON");
        }
        execute("PRAGMA legacy_alter_table=" + legacyBefore);
        execute("PRAGMA writable_schema=" + writableBefore);
        execute("PRAGMA ignore_check_constraints=" + ignoringBefore);
        execute("PRAGMA cache_size=" + cacheBefore);
        execute("PRAGMA busy_timeout=" + busyBefore);
    }

    private int ask(String pragma) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("PRAGMA " + pragma)) {
            return rows.next() ? rows.getInt(1) : 0;
        }
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
