package dev.limbeck.sqlite;

import dev.limbeck.model.Schema;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/** Reading the schema of a database that has many tables, beside fetching the text of their definitions. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ReflectionBenchmark {
    /** How many tables, with an index each. */
    @Param({"100", "1000"})
    public int tables;

    private final SqliteDialect dialect = new SqliteDialect();
    private @Nullable Connection connection;

    /** Makes the database, and reads it once. */
    @Setup
    public void make() throws SQLException {
        connection = ManyTables.database(List.of(ManyTables.tables(tables), ManyTables.indexes(tables)));
        dialect.reflect(connection()).schema();
    }

    /** Closes it. */
    @TearDown
    public void close() throws SQLException {
        connection().close();
    }

    private Connection connection() {
        Connection open = connection;
        if (open == null) {
            throw new IllegalStateException("there is no database yet");
        }
        return open;
    }

    /** What any reflection must do. */
    @Benchmark
    public void text(Blackhole out) throws SQLException {
        try (Statement statement = connection().createStatement();
                ResultSet rows = statement.executeQuery("SELECT type, name, tbl_name, sql FROM sqlite_schema")) {
            while (rows.next()) {
                out.consume(rows.getString(4));
            }
        }
    }

    /** By a dialect that has read nothing before. */
    @Benchmark
    public Schema first() throws SQLException {
        return new SqliteDialect().reflect(connection()).schema();
    }

    /** By a dialect that has read the same definitions before. */
    @Benchmark
    public Schema again() throws SQLException {
        return dialect.reflect(connection()).schema();
    }
}
