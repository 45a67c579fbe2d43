package dev.limbeck.compare;

import dev.limbeck.model.Schema;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.Operation;
import dev.limbeck.sqlite.ManyTables;
import dev.limbeck.sqlite.SqliteDialect;
import java.util.ArrayList;
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

/** Compares schemas of increasing size. The time per table should be constant. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class ComparisonBenchmark {
    private static final int ONE_IN = 20;

    /** The number of tables, each with an index. */
    @Param({"100", "1000", "5000"})
    public int tables;

    private final SqliteDialect dialect = new SqliteDialect();
    private Schema live = Schema.EMPTY;
    private Schema equal = Schema.EMPTY;
    private Schema respelled = Schema.EMPTY;
    private Schema changed = Schema.EMPTY;
    private Schema renamed = Schema.EMPTY;
    private List<Operation> replaced = List.of();

    /** Reads the schema twice, with independent instances of the dialect, and derives the other schemas from it. */
    @Setup
    public void make() {
        live = ManyTables.schema(ManyTables.tables(tables));
        equal = ManyTables.schema(ManyTables.tables(tables));
        respelled = ManyTables.schema(ManyTables.respelled(tables));
        List<Table> some = new ArrayList<>();
        List<Table> others = new ArrayList<>();
        for (Table table : equal.tables()) {
            boolean same = some.size() % ONE_IN != 0;
            some.add(
                    same
                            ? table
                            : table.withColumns(table.columns().subList(0, 7))
                                    .withConstraints(table.uniqueConstraints(), List.of(), table.checks()));
            others.add(
                    table.withName(TableName.of("other_" + table.name().name())).withIndexes(List.of()));
        }
        changed = Schema.of(some);
        renamed = Schema.of(others);
        replaced = compare(live, renamed).operations();
    }

    private Comparison compare(Schema from, Schema to) {
        return new Comparer(dialect, CompareOptions.DEFAULT).compare(from, to);
    }

    /** Compares schemas without differences. */
    @Benchmark
    public Comparison same() {
        return compare(live, equal);
    }

    /** Compares schemas that have no differences although the definition of every table is written differently. */
    @Benchmark
    public Comparison respelled() {
        return compare(live, respelled);
    }

    /** Compares schemas in which one table in twenty is changed. */
    @Benchmark
    public Comparison changed() {
        return compare(live, changed);
    }

    /** Compares schemas in which every table is new. */
    @Benchmark
    public Comparison created() {
        return compare(Schema.EMPTY, equal);
    }

    /** Compares schemas in which every table is replaced by another one. */
    @Benchmark
    public Comparison replaced() {
        return compare(live, renamed);
    }

    /** Finds rename candidates when all tables resemble each other. */
    @Benchmark
    public long renames() {
        return new RenameCandidates(dialect.sameness(), live, renamed)
                .tables(replaced)
                .mapToLong(List::size)
                .sum();
    }

    /** Describes the differences as text. */
    @Benchmark
    public List<Difference> differences() {
        return Difference.describe(replaced);
    }
}
