package dev.limbeck.execute;

import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.PlanOptions;
import dev.limbeck.dialect.Replay;
import dev.limbeck.dialect.Scratches;
import dev.limbeck.dialect.Traits.Feature;
import dev.limbeck.execute.failure.ExecutionException;
import dev.limbeck.execute.failure.SqlErrors;
import dev.limbeck.execute.failure.SqlFailure;
import dev.limbeck.model.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The scratch databases of a command. For an embedded database, a scratch database costs almost nothing, so each one is
 * created when it is needed and discarded when it is closed. Other scratch databases are reset and used again, and a
 * command has at most two of them: one for the model and one for the proof.
 */
public final class ScratchDatabases implements AutoCloseable {
    private static final int MOST = 2;

    private final Dialect dialect;
    private final ScratchRules rules;
    private final Deque<Connection> idle = new ArrayDeque<>();
    private @Nullable Connection live;
    private int existing;

    /** Creates the scratch databases of an embedded database; none exists yet. */
    public ScratchDatabases(Dialect dialect) {
        this(dialect, ScratchRules.NONE);
    }

    /** Creates the scratch databases for a kind of database, at the permitted places; none exists yet. */
    public ScratchDatabases(Dialect dialect, ScratchRules rules) {
        this.dialect = dialect;
        this.rules = rules;
    }

    /** {@return the dialect of the databases} */
    public Dialect dialect() {
        return dialect;
    }

    /** {@return these scratch databases, which may be created on the server of the given connection} */
    public ScratchDatabases beside(Connection connection) {
        live = connection;
        return this;
    }

    /** {@return an empty scratch database} */
    public Scratch empty() {
        return scratch(connection(), Map.of());
    }

    /** {@return a scratch database with the schema of the catalog and no rows} */
    public Scratch of(Catalog catalog) {
        Connection connection = connection();
        prepare(connection, catalog);
        Replay replay = dialect.scratches().replay(catalog);
        Map<TableName, String> omitted = new LinkedHashMap<>(replay.leftOut());
        StatementRunner runner = new StatementRunner(connection, RunListener.SILENT);
        for (Replay.Definition definition : replay.statements()) {
            try {
                runner.execute(definition.sql());
            } catch (SQLException e) {
                omitted.put(definition.object(), String.valueOf(e.getMessage()));
            }
        }
        return scratch(connection, omitted);
    }

    private void prepare(Connection connection, Catalog catalog) {
        try {
            dialect.scratches().prepare(connection, catalog);
        } catch (SQLException e) {
            throw new SqlFailure("The scratch database could not be prepared", e);
        }
    }

    /** Returns a copy of the scratch database of the given connection, with its current schema and rows. */
    Scratch copy(Connection original) {
        try {
            Connection copy = idle.poll();
            if (copy == null) {
                requireRoom();
                copy = dialect.scratches().copy(original, place());
                existing++;
                rules.created(dialect, copy);
            } else {
                dialect.scratches().reset(copy);
                dialect.scratches().copyInto(original, copy);
            }
            return scratch(copy, Map.of());
        } catch (SQLException e) {
            throw new SqlFailure("The scratch database could not be copied", e);
        }
    }

    private Scratch scratch(Connection connection, Map<TableName, String> omitted) {
        RunContext session =
                new RunContext(dialect, connection, PlanOptions.DEFAULT, RunListener.SILENT, Duration.ofSeconds(1));
        return new Scratch(this, session, omitted);
    }

    private Connection connection() {
        try {
            Connection known = idle.poll();
            if (known != null) {
                dialect.scratches().reset(known);
                return known;
            }
            requireRoom();
            Connection created = dialect.scratches().open(place());
            existing++;
            rules.created(dialect, created);
            return created;
        } catch (SQLException e) {
            throw new ExecutionException(SqlErrors.explain(dialect, "The scratch database could not be opened", e), e);
        }
    }

    /** Returns where a database may be created, with the connection to the live database if it is open. */
    private Scratches.Place place() throws SQLException {
        Connection beside = live;
        return rules.findPlace(dialect, beside == null || beside.isClosed() ? null : beside);
    }

    private void requireRoom() {
        if (!isEmbedded() && existing == MOST) {
            throw new IllegalStateException("A command must not use more than two scratch databases");
        }
    }

    private boolean isEmbedded() {
        return dialect.traits().has(Feature.EMBEDDED);
    }

    /** Receives the connection of a scratch database that is no longer needed. */
    void release(Connection connection) throws SQLException {
        if (isEmbedded()) {
            connection.close();
            existing--;
        } else {
            idle.add(connection);
        }
    }

    /** Discards the scratch databases that are not in use. */
    @Override
    public void close() {
        try {
            for (Connection connection = idle.poll(); connection != null; connection = idle.poll()) {
                existing--;
                connection.close();
            }
        } catch (SQLException e) {
            throw new SqlFailure("The scratch database could not be closed", e);
        }
    }
}
