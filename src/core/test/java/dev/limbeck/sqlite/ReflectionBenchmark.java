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

/**
 * Benchmarks reading the schema of a database with many tables in comparison to merely fetching the text of their
 * definitions.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ReflectionBenchmark {
    /** The number of tables, each with an index. */
    @Param({"100", "1000"})
    public int tables;

    private final SqliteDialect dialect = new SqliteDialect();
    private @Nullable Connection connection;

    /** Creates the database and reads it once. */
    @Setup
    public void make() throws SQLException {
        connection = ManyTables.database(List.of(ManyTables.tables(tables), ManyTables.indexes(tables)));
        dialect.reflector().reflect(connection()).schema();
    }

    /** Closes the database. */
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

    /** Reads only the definitions as text, which is the minimum work for reading a schema. */
    @Benchmark
    public void text(Blackhole out) throws SQLException {
        try (Statement statement = connection().createStatement();
                ResultSet rows = statement.executeQuery("SELECT type, name, tbl_name, sql FROM sqlite_schema")) {
            while (rows.next()) {
                out.consume(rows.getString(4));
            }
        }
    }

    /** Reads the schema with a dialect whose cache is empty. */
    @Benchmark
    public Schema first() throws SQLException {
        return new SqliteDialect().reflector().reflect(connection()).schema();
    }

    /** Reads the schema with a dialect that has read the same definitions before. */
    @Benchmark
    public Schema again() throws SQLException {
        return dialect.reflector().reflect(connection()).schema();
    }
}
