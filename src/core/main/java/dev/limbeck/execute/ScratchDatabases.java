package dev.limbeck.execute;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.PlanOptions;
import dev.limbeck.dialect.Replay;
import dev.limbeck.dialect.Scratches;
import dev.limbeck.dialect.Traits.Feature;
import dev.limbeck.dialect.UnsupportedChange;
import dev.limbeck.execute.failure.ExecutionException;
import dev.limbeck.execute.failure.ScratchNotPermittedException;
import dev.limbeck.execute.failure.SqlErrors;
import dev.limbeck.execute.failure.SqlFailure;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.ExecuteSql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The scratch databases of a command. For an embedded database, a scratch database costs almost nothing, so each one is
 * created when it is needed and discarded when it is closed. Other scratch databases are reset and reused, and a
 * command has at most two of them: one for the model and one for the proof.
 */
public final class ScratchDatabases implements AutoCloseable {
    private static final int MOST = 2;

    private Dialect dialect;
    private final Rules rules;
    private final Deque<Connection> idle = new ArrayDeque<>();
    private final Deque<Connection> existing = new ArrayDeque<>();
    private @Nullable Connection live;

    /** Prepares the scratch databases of an embedded database; none is created yet. */
    public ScratchDatabases(Dialect dialect) {
        this(dialect, Rules.NONE);
    }

    /**
     * Prepares the scratch databases for a kind of database, in the places that the rules allow; none is created yet.
     */
    public ScratchDatabases(Dialect dialect, Rules rules) {
        this.dialect = dialect;
        this.rules = rules;
    }

    /**
     * {@return the dialect of the databases; without a live database, it has the traits of their server only once the
     * first of them has been created}
     */
    public Dialect dialect() {
        return dialect;
    }

    /**
     * Sets the connection to the live database, whose server can then also hold the scratch databases.
     *
     * @return this object
     */
    public ScratchDatabases beside(Connection connection) {
        live = connection;
        return this;
    }

    /** {@return an empty scratch database} */
    public Scratch empty() {
        return scratch(connection(), Map.of());
    }

    /**
     * {@return an empty scratch database for a model, with the extensions of the live database}
     *
     * @param missing receives, for each extension that could not be created, its name and the reason
     */
    public Scratch forModel(Consumer<String> missing) {
        Connection connection = connection();
        try {
            Connection beside = place().live();
            if (beside != null) {
                attempt(connection, () -> dialect.scratches().prepareForModel(connection, beside))
                        .forEach(missing);
            }
        } catch (SQLException e) {
            throw new SqlFailure("The scratch database could not be prepared", e);
        }
        return scratch(connection, Map.of());
    }

    /**
     * {@return a scratch database for a model, with the types that it declares and the other types of the live
     * database; empty if the live database does not define any types}
     *
     * @param declared the statements of the model that create types
     */
    public Optional<Scratch> withTypes(List<ExecuteSql> declared) {
        try {
            Connection beside = place().live();
            if (beside == null) {
                return Optional.empty();
            }
            Scratch scratch = forModel(missing -> {});
            Connection connection = scratch.connection();
            List<String> texts = declared.stream()
                    .map(ExecuteSql::sql)
                    .filter(Objects::nonNull)
                    .map(SqlText::sql)
                    .toList();
            if (attempt(connection, () -> dialect.scratches().createTypes(connection, beside, texts))) {
                return Optional.of(scratch);
            }
            scratch.close();
            return Optional.empty();
        } catch (SQLException e) {
            throw new SqlFailure("The database's types could not be created in the scratch database", e);
        }
    }

    /** {@return a scratch database with the schema of the catalog and no rows} */
    public Scratch of(Catalog catalog) {
        Connection connection = connection();
        try {
            return scratch(connection, attempt(connection, () -> create(connection, catalog)));
        } catch (SQLException e) {
            throw new SqlFailure("The scratch database could not be prepared", e);
        }
    }

    /** Creates the objects of a catalog, and returns the objects that could not be created. */
    private Map<TableName, String> create(Connection connection, Catalog catalog) throws SQLException {
        dialect.scratches().prepare(connection, catalog);
        Replay replay = dialect.scratches().replay(catalog);
        Map<TableName, String> omitted = new LinkedHashMap<>(replay.leftOut());
        StatementRunner runner = new StatementRunner(connection, RunListener.SILENT);
        for (Replay.Definition definition : replay.statements()) {
            try {
                runner.execute(definition.sql());
            } catch (SQLException | UnsupportedChange e) {
                omitted.put(definition.object(), String.valueOf(e.getMessage()));
            }
        }
        return omitted;
    }

    /** Returns a copy of the scratch database of the given connection, with its current schema and rows. */
    Scratch copy(Connection original) {
        try {
            Connection known = idle.poll();
            if (known == null) {
                return scratch(create(place -> dialect.scratches().copy(original, place)), Map.of());
            }
            attempt(known, () -> {
                dialect.scratches().reset(known);
                dialect.scratches().copyInto(original, known);
                return known;
            });
            return scratch(known, Map.of());
        } catch (SQLException e) {
            throw new SqlFailure("The scratch database could not be copied", e);
        }
    }

    private Scratch scratch(Connection connection, Map<TableName, String> omitted) {
        PlanOptions options;
        try {
            options = attempt(connection, () -> options(connection));
        } catch (SQLException e) {
            throw new SqlFailure("The version of the scratch database could not be read", e);
        }
        RunContext session = new RunContext(dialect, connection, options, RunListener.SILENT, Duration.ofSeconds(1));
        return new Scratch(this, session, omitted);
    }

    /**
     * Returns the plan options. Plans are made for the server's version or, for an embedded database, for the newest
     * known version.
     */
    private PlanOptions options(Connection connection) throws SQLException {
        return isEmbedded()
                ? PlanOptions.DEFAULT
                : new PlanOptions(
                        dialect.reflector().version(connection),
                        PlanOptions.DEFAULT.inPlace(),
                        PlanOptions.DEFAULT.offline());
    }

    /** An action on a scratch database. */
    private interface Step<T> {
        T run() throws SQLException;
    }

    /**
     * Performs an action on a scratch database. If the action fails, the database is closed, because the caller does
     * not receive it.
     */
    private <T> T attempt(Connection connection, Step<T> step) throws SQLException {
        try {
            return step.run();
        } catch (SQLException | RuntimeException e) {
            existing.remove(connection);
            try {
                connection.close();
            } catch (SQLException unclosed) {
                e.addSuppressed(unclosed);
            }
            throw e;
        }
    }

    private Connection connection() {
        try {
            Connection known = idle.poll();
            if (known != null) {
                return attempt(known, () -> {
                    dialect.scratches().reset(known);
                    return known;
                });
            }
            return create(dialect.scratches()::open);
        } catch (SQLException e) {
            throw new ExecutionException(SqlErrors.explain(dialect, "The scratch database could not be opened", e), e);
        }
    }

    /** Creates a database at a place. */
    private interface Creation {
        Connection at(Scratches.Place place) throws SQLException;
    }

    private Connection create(Creation creation) throws SQLException {
        requireRoom();
        Scratches.Place place = place();
        boolean onLiveServer = rules.isOnLiveServer(dialect, place);
        Connection created = creation.at(place);
        existing.push(created);
        return attempt(created, () -> {
            if (live == null) {
                dialect = dialect.withTraitsOf(created);
            }
            if (onLiveServer) {
                rules.reportCreated(created);
            }
            return created;
        });
    }

    /** Returns where a database may be created, with the connection to the live database if it is open. */
    private Scratches.Place place() throws SQLException {
        Connection beside = live;
        return rules.findPlace(dialect, beside == null || beside.isClosed() ? null : beside);
    }

    /**
     * {@return a key for everything except the model that affects the stored form of a table in a scratch database;
     * empty if the stored forms of tables are not kept}
     */
    public Optional<String> tableFormKey() {
        try {
            return dialect.scratches().tableFormKey(place());
        } catch (SQLException e) {
            throw new ExecutionException(SqlErrors.explain(dialect, "The server settings could not be read", e), e);
        }
    }

    private void requireRoom() {
        if (!isEmbedded() && existing.size() == MOST) {
            throw new IllegalStateException("A command must not use more than two scratch databases");
        }
    }

    private boolean isEmbedded() {
        return dialect.traits().has(Feature.EMBEDDED);
    }

    /** Receives the connection of a scratch database that is no longer needed. */
    void release(Connection connection) throws SQLException {
        if (isEmbedded()) {
            existing.remove(connection);
            connection.close();
        } else if (existing.contains(connection)) {
            idle.add(connection);
        }
    }

    /** Discards all scratch databases, the newest one first. */
    @Override
    public void close() {
        List<Connection> all = List.copyOf(existing);
        existing.clear();
        idle.clear();
        SqlFailure failure = null;
        for (Connection connection : all) {
            try {
                connection.close();
            } catch (SQLException e) {
                SqlFailure unclosed = new SqlFailure("The scratch database could not be closed", e);
                if (failure == null) {
                    failure = unclosed;
                } else {
                    failure.addSuppressed(unclosed);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    /**
     * Where the scratch databases of a database server may be created. Embedded databases do not need permission.
     *
     * @param live whether scratch databases may be created on the server of the live database
     * @param server the JDBC URL of another server, which is preferred; null if there is none
     * @param notices receives a notice about each scratch database that is created on the server of the live database
     */
    public record Rules(boolean live, @Nullable String server, Consumer<String> notices) {
        /** No server is allowed. */
        public static final Rules NONE = new Rules(false, null, text -> {});

        /**
         * Returns the place for a new scratch database.
         *
         * @param beside a connection to the live database, or null
         * @throws ScratchNotPermittedException if the dialect needs a server and none is allowed
         */
        Scratches.Place findPlace(Dialect dialect, @Nullable Connection beside) {
            boolean embedded = dialect.traits().has(Feature.EMBEDDED);
            if (!embedded && !live && server == null) {
                throw new ScratchNotPermittedException(
                        dialect.traits().product(),
                        dialect.urls().example("postgres").replace("localhost", "another-host"));
            }
            return new Scratches.Place(beside, embedded ? null : server);
        }

        /**
         * Returns whether a database at the place is created on the server of the live database.
         *
         * @throws ScratchNotPermittedException if the URL of the other server points to the server of the live
         *     database, which is not allowed
         */
        boolean isOnLiveServer(Dialect dialect, Scratches.Place place) throws SQLException {
            boolean shared = !dialect.traits().has(Feature.EMBEDDED)
                    && dialect.scratches().isOnLiveServer(place);
            if (shared && !live) {
                throw ScratchNotPermittedException.onLiveServer();
            }
            return shared;
        }

        /** Reports a scratch database that was created on the server of the live database. */
        void reportCreated(Connection scratch) throws SQLException {
            notices.accept("Created the scratch database " + scratch.getCatalog()
                    + " on the server of the database; it is dropped when the command ends.");
        }
    }
}
