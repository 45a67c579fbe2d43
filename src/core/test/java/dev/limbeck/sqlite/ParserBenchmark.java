package dev.limbeck.sqlite;

import dev.limbeck.sqlite.catalog.ParsedTable;
import dev.limbeck.sqlite.ddl.IndexText;
import dev.limbeck.sqlite.ddl.TableText;
import dev.limbeck.sqlite.ddl.Tokenizer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.infra.Blackhole;

/** Benchmarks parsing definitions: into tokens, into clauses, into the model. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ParserBenchmark {
    /** The number of tables, each with an index. */
    @Param("1000")
    public int tables;

    private List<String> definitions = List.of();
    private List<String> indexes = List.of();

    /** Writes the definitions. */
    @Setup
    public void write() {
        definitions = ManyTables.tables(tables);
        indexes = ManyTables.indexes(tables);
    }

    /** Divides the definitions of tables into tokens. */
    @Benchmark
    public void tokens(Blackhole out) {
        for (String sql : definitions) {
            out.consume(Tokenizer.code(sql));
        }
    }

    /** Parses tables with the positions of their clauses. */
    @Benchmark
    public void clauses(Blackhole out) {
        for (String sql : definitions) {
            out.consume(TableText.parse(sql));
        }
    }

    /** Converts tables and their indexes to the model. */
    @Benchmark
    public void model(Blackhole out) {
        for (int i = 0; i < tables; i++) {
            out.consume(ParsedTable.read(definitions.get(i)).withIndexes(List.of(IndexText.parse(indexes.get(i)))));
        }
    }
}
