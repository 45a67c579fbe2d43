package dev.limbeck.execute;

import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.OperationPlan;
import dev.limbeck.dialect.Scratches;
import dev.limbeck.dialect.Sessions;
import dev.limbeck.dialect.Transaction;
import dev.limbeck.execute.failure.ExecutionException;
import dev.limbeck.execute.failure.NoConnectionException;
import dev.limbeck.execute.failure.SqlErrors;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** An open database with its dialect. */
public final class Database implements AutoCloseable {
    private final Dialect dialect;
    private final Connection connection;
    private final boolean borrowed;
    private final boolean missing;
    private final String url;
    private @Nullable Duration waitedBefore;
    private boolean absent;
    private boolean creating;
    private Lent lent = Lent.UNCHANGED;
    private SessionStart.Previous previous = SessionStart.Previous.UNCHANGED;

    private final DatabaseFile openFile;

    private Database(Dialect dialect, Connection connection, String url, boolean borrowed, boolean missing) {
        this.dialect = dialect;
        this.connection = connection;
        this.url = url;
        this.borrowed = borrowed;
        this.missing = missing;
        this.openFile = new DatabaseFile(
                borrowed || url.isEmpty() ? Optional.empty() : dialect.urls().file(url));
    }

    /** {@return the JDBC URL, which can contain a password} */
    public String url() {
        return url;
    }

    /**
     * Checks that the file of the database is still the file that was opened.
     *
     * @throws ExecutionException if the file was moved, deleted or replaced in the meantime
     */
    public void requireSameFile() {
        openFile.requireUnchanged();
    }

    /**
     * Opens the database at a JDBC URL.
     *
     * @throws ExecutionException if there is no driver or dialect for the URL, or the database cannot be opened
     */
    public static Database open(DatabaseAddress address, Dialects dialects, Access access) {
        String url = address.url();
        Dialect dialect = dialects.forAddress(address);
        Optional<Path> file = dialect.urls().file(url);
        file.filter(Files::isDirectory).ifPresent(folder -> {
            throw new ExecutionException(
                    "The database " + folder + " is a folder. Correct database.url, or specify a file in the folder.");
        });
        boolean missing = file.isPresent() && !Files.exists(file.get());
        try {
            if (missing && access == Access.READ) {
                Connection empty = dialect.scratches().open(new Scratches.Place(null));
                Database absent = new Database(dialect, empty, url, false, true);
                absent.absent = true;
                return absent;
            }
            file.ifPresent(Database::requireFolder);
            file.ifPresent(NewDatabase::requireUndamaged);
            dialect.urls().findProblem(url).ifPresent(objection -> {
                throw new ExecutionException(objection);
            });
            Connection connection = dialects.connect(url, address.credentials());
            return new Database(like(dialect, connection), connection, url, false, missing);
        } catch (SQLException e) {
            throw new ExecutionException(SqlErrors.explain(dialect, "The database could not be opened", e), e);
        }
    }

    /**
     * Sets how long both reads and writes wait for locks that another program holds.
     *
     * @throws ExecutionException if the database does not accept the timeout
     */
    public Database withLockTimeout(Duration lockTimeout) {
        try {
            waitedBefore = dialect.sessions().setLockTimeout(connection, lockTimeout);
            return this;
        } catch (SQLException e) {
            close();
            throw new ExecutionException(SqlErrors.explain(dialect, "The database could not be opened", e), e);
        }
    }

    /**
     * Prepares the connection; does nothing if the database file does not exist and an empty database is read instead.
     *
     * @throws ExecutionException if the database does not support a role or schema that the settings specify, or a
     *     statement fails
     */
    public Database withSession(SessionStart start) {
        try {
            start.check(dialect);
            if (!absent) {
                previous = start.run(dialect, connection);
            }
            return this;
        } catch (SQLException e) {
            close();
            throw new ExecutionException(SqlErrors.explain(dialect, "The database could not be opened", e), e);
        } catch (ExecutionException e) {
            close();
            throw e;
        }
    }

    /**
     * Opens the database of a data source. The connection is returned to the data source when this object is closed. If
     * auto-commit is off, it is turned on until then, since each revision has its own transaction.
     *
     * @throws NoConnectionException if the data source fails
     * @throws ExecutionException if there is no dialect for the database
     */
    public static Database open(DataSource source, Dialects dialects) {
        return open(source, dialects, SessionStart.NONE);
    }

    /**
     * Opens the database of a data source or, on a server without schemas, the database of a tenant on that server.
     *
     * @param start how the connection will be prepared
     * @throws NoConnectionException if the data source fails
     * @throws ExecutionException if there is no dialect for the database, or the tenant's database cannot be opened
     */
    public static Database open(DataSource source, Dialects dialects, SessionStart start) {
        try {
            Connection connection = source.getConnection();
            Lent lent = Lent.UNCHANGED;
            try {
                String url = connection.getMetaData().getURL();
                lent = Lent.read(connection, dialects.find(url == null ? "" : url));
                Dialect dialect = dialects.forConnection(connection);
                String tenant = start.isDatabase(dialect) ? start.schema() : null;
                if (tenant != null) {
                    lent = lent.withCatalog(connection.getCatalog(), tenant);
                }
                Dialect own = tenant == null ? dialect : switchTo(tenant, connection, dialect);
                Database database = new Database(own, connection, url, true, false);
                database.lent = lent;
                if (lent.autoCommitOff()) {
                    connection.setAutoCommit(true);
                }
                return database;
            } catch (SQLException | RuntimeException e) {
                try (Connection closing = connection) {
                    lent.restore(closing);
                } catch (SQLException notRestored) {
                    e.addSuppressed(notRestored);
                }
                throw e;
            }
        } catch (SQLException e) {
            throw new NoConnectionException(e);
        }
    }

    /** Switches to another database, and returns its dialect. */
    private static Dialect switchTo(String name, Connection connection, Dialect dialect) {
        try {
            connection.setCatalog(name);
            return dialect.like(connection);
        } catch (SQLException e) {
            throw new ExecutionException(
                    SqlErrors.explain(dialect, "The database " + name + " could not be opened", e), e);
        }
    }

    /**
     * The state of a connection when the data source lent it.
     *
     * @param sessions restores the settings; null if nothing is known about the connection
     * @param settings the settings of the session that Limbeck changes
     * @param catalog the database that the connection used, or null if Limbeck does not switch to another one
     * @param autoCommitOff whether auto-commit was off
     */
    private record Lent(
            @Nullable Sessions sessions,
            Map<String, String> settings,
            @Nullable String catalog,
            boolean autoCommitOff) {
        static final Lent UNCHANGED = new Lent(null, Map.of(), null, false);

        static Lent read(Connection connection, Optional<Dialect> dialect) throws SQLException {
            if (dialect.isEmpty()) {
                return UNCHANGED;
            }
            Sessions sessions = dialect.get().sessions();
            boolean off = !connection.getAutoCommit();
            return new Lent(sessions, sessions.readSettings(connection), null, off);
        }

        /** Remembers the database; a server cannot return to the state in which a connection uses no database. */
        Lent withCatalog(@Nullable String before, String tenant) {
            if (before == null || before.isEmpty()) {
                throw new ExecutionException("The database " + tenant + " was not opened, because the connection of the"
                        + " data source uses no database, to which it could return afterwards. Add a database to the"
                        + " URL of the data source.");
            }
            return new Lent(sessions, settings, before, autoCommitOff);
        }

        void restore(Connection connection) throws SQLException {
            if (sessions == null || connection.isClosed()) {
                return;
            }
            try {
                if (catalog != null) {
                    connection.setCatalog(catalog);
                }
            } finally {
                try {
                    sessions.restoreSettings(connection, settings);
                } finally {
                    if (autoCommitOff) {
                        connection.setAutoCommit(false);
                    }
                }
            }
        }
    }

    /** {@return a scratch database; the caller closes the connection} */
    static Database scratch(Dialect dialect, Connection connection) {
        return new Database(dialect, connection, "", false, true);
    }

    private static Dialect like(Dialect dialect, Connection connection) throws SQLException {
        try {
            return dialect.like(connection);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
    }

    private static void requireFolder(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            throw new ExecutionException("The database " + file + " cannot be created because the folder " + folder
                    + " does not exist. Create the folder, or correct database.url.");
        }
    }

    /** {@return the dialect of the database} */
    public Dialect dialect() {
        return dialect;
    }

    /** {@return the connection} */
    public Connection connection() {
        return connection;
    }

    /** {@return whether the database file did not exist when the database was opened} */
    public boolean wasMissing() {
        return missing;
    }

    /**
     * Prepares for creating a database file, if the database has no tables yet: until {@link NewDatabase#close}, each
     * revision is still a separate transaction, but only {@code close} waits for the disk.
     */
    public NewDatabase beginNew() throws SQLException {
        NewDatabase begun = NewDatabase.begin(this, borrowed ? Optional.empty() : file());
        creating = begun.isHeld();
        return begun;
    }

    /**
     * {@return whether {@link #beginNew} has begun to create the file, which no other program uses until it is
     * complete}
     */
    public boolean isBeingCreated() {
        return creating;
    }

    /** {@return the file of the database, if it has one} */
    public Optional<Path> file() {
        return dialect.urls().file(url);
    }

    /**
     * {@return whether the database is empty and no other program is writing to it, in which case its file can be
     * deleted}
     */
    @SuppressWarnings("try") // the resource is only kept open, not used
    public boolean isUnused() {
        try (Transaction ignored = dialect.sessions().begin(connection, OperationPlan.Need.ANY, Duration.ZERO)) {
            return dialect.scratches()
                    .replay(dialect.reflector().reflect(connection))
                    .statements()
                    .isEmpty();
        } catch (SQLException e) {
            return false;
        }
    }

    /**
     * Interrupts the statement that another thread is running on this connection, if any; that statement then fails.
     */
    public void cancelStatement() {
        try (Statement statement = connection.createStatement()) {
            statement.cancel();
        } catch (SQLException e) {
            // The connection was closed, or its driver cannot cancel statements. In the latter case, the statement runs
            // to completion.
        }
    }

    /** Closes the connection. A connection from a data source is returned as it was. */
    @Override
    public void close() {
        try (Connection closing = connection) {
            if (borrowed && !closing.isClosed()) {
                restore(closing);
            }
        } catch (SQLException e) {
            throw new ExecutionException("The database could not be closed: " + e.getMessage(), e);
        }
    }

    private void restore(Connection closing) throws SQLException {
        try {
            if (waitedBefore != null) {
                dialect.sessions().setLockTimeout(closing, waitedBefore);
            }
            previous.restore(dialect, closing);
        } finally {
            lent.restore(closing);
        }
    }
}
