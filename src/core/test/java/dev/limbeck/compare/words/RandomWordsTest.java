package dev.limbeck.compare.words;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.compare.CompareOptions;
import dev.limbeck.compare.Comparer;
import dev.limbeck.execute.Arguments;
import dev.limbeck.execute.RunListener;
import dev.limbeck.execute.Scratch;
import dev.limbeck.execute.ScratchDatabases;
import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Column;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.Schema;
import dev.limbeck.model.SchemaWords;
import dev.limbeck.model.Sequence;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.TypeName;
import dev.limbeck.ops.CreateSequence;
import dev.limbeck.ops.CreateTable;
import dev.limbeck.ops.Operation;
import dev.limbeck.sqlite.SqliteDialect;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Tests the properties of comparisons of random schemas that have enumerations, arrays, and sequences: the operations,
 * expressed in these types, produce the model and can be reverted; the types that they declare are those of the model;
 * and an unchanged model produces no operations.
 */
class RandomWordsTest {
    private static final SqliteDialect SQLITE = new SqliteDialect();
    private static final int SEEDS = Integer.getInteger("limbeck.seeds", 300);

    /** A schema as defined by entities or revisions, and the schema that a database stores for it. */
    private record Defined(List<Operation> operations, Schema stored, SchemaWords words) {}

    @Test
    @Tag("slow")
    void theOperationsLeadToTheModelAndBack() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Random random = new Random(seed);
            // The database does not change if a text column becomes an enumeration of the names that it already allows.
            Defined live = define(random, "'OPEN','SHUT','DONE'");
            Defined model = define(random, "'OPEN','DONE'");
            // A history that was written before these types were introduced does not contain them.
            walk(live, random.nextInt(4) == 0 ? SchemaWords.NONE : live.words(), model, seed);
        }
    }

    private static void walk(Defined live, SchemaWords known, Defined model, int seed) {
        List<Operation> upgrade = compare(live.stored(), known, model);
        List<Operation> downgrade = Operation.reversed(upgrade);
        SchemaWords words = WordTracker.apply(known, upgrade);
        try (Scratch scratch = new ScratchDatabases(SQLITE).empty()) {
            scratch.run(live.operations());
            scratch.runAsRevision(upgrade, Arguments.NONE, RunListener.SILENT, null);
            Schema reached = scratch.reflect().schema();
            assertThat(compare(reached, words, model))
                    .as("seed %s: %s", seed, upgrade)
                    .isEmpty();
            if (!known.equals(SchemaWords.NONE)) {
                assertThat(sorted(words)).as("seed %s: %s", seed, upgrade).isEqualTo(sorted(model.words()));
                assertThat(sorted(WordTracker.apply(words, downgrade))).isEqualTo(sorted(known));
            }
            scratch.runAsRevision(downgrade, Arguments.NONE, RunListener.SILENT, null);
            Defined start = new Defined(List.of(), live.stored(), known);
            assertThat(compare(scratch.reflect().schema(), known, start))
                    .as("seed %s, back: %s", seed, downgrade)
                    .isEmpty();
        }
    }

    /** Returns the words as text. Neither the order of the names nor the start of a sequence counts as a difference. */
    private static String sorted(SchemaWords words) {
        List<String> lines = new ArrayList<>();
        words.types()
                .forEach((table, columns) -> columns.forEach((column, type) -> lines.add(table + "." + column + " "
                        + (type instanceof SqlType.Enumeration names
                                ? names.values().stream().sorted().toList() + " " + names.size()
                                : type))));
        words.sequences().forEach((name, sequence) -> lines.add(name + " " + sequence.increment()));
        Collections.sort(lines);
        return String.join("\n", lines);
    }

    private static List<Operation> compare(Schema live, SchemaWords known, Defined model) {
        CompareOptions options = CompareOptions.DEFAULT.withManagedTables(name -> true);
        List<Operation> found =
                new Comparer(SQLITE, options).compare(live, model.stored()).operations();
        return WordedOperations.write(found, live, known, model.stored(), model.words());
    }

    private static Defined define(Random random, String texts) {
        List<Operation> operations = new ArrayList<>();
        for (String name : List.of("ant", "bee", "Cat", "dog")) {
            if (random.nextInt(5) > 0) {
                operations.add(new CreateTable(table(name, random, texts)));
            }
        }
        for (String name : List.of("ant_seq", "Bee_SEQ")) {
            if (random.nextInt(4) > 0) {
                operations.add(new CreateSequence(
                        new Sequence(TableName.of(name), 1 + random.nextInt(3) * 100L, 1 + random.nextInt(3) * 10L)));
            }
        }
        try (Scratch scratch = new ScratchDatabases(SQLITE).empty()) {
            scratch.run(operations);
            return new Defined(operations, scratch.reflect().schema(), WordTracker.apply(SchemaWords.NONE, operations));
        }
    }

    private static Table table(String name, Random random, String texts) {
        List<Column> columns = new ArrayList<>(List.of(new Column("id", SqlType.of(TypeName.BIGINT), false)));
        List<CheckConstraint> checks = new ArrayList<>();
        for (String column : List.of("state", "Kind", "order")) {
            int kind = random.nextInt(6);
            if (kind > 0) {
                columns.add(new Column(
                        column, type(kind, random), random.nextBoolean(), value(random), null, null, null, null));
            }
            if (kind == 1 && random.nextBoolean()) {
                checks.add(new CheckConstraint(null, new SqlText("\"" + column + "\" in (" + texts + ")")));
            }
        }
        return Table.of(TableName.of(name), columns)
                .withPrimaryKey(new PrimaryKey(null, List.of("id")))
                .withConstraints(List.of(), List.of(), checks);
    }

    private static SqlText value(Random random) {
        return new SqlText(random.nextBoolean() ? "'OPEN'" : "'DONE'");
    }

    private static SqlType type(int kind, Random random) {
        return switch (kind) {
            case 1 -> SqlType.of(TypeName.VARCHAR, 10);
            case 2 -> new SqlType.Array(SqlType.of(random.nextBoolean() ? TypeName.INTEGER : TypeName.BIGINT));
            default -> {
                List<String> names = new ArrayList<>(List.of("OPEN", "DONE", "LATE"));
                Collections.shuffle(names, random);
                yield new SqlType.Enumeration(names.subList(0, 2 + random.nextInt(2)), 10 + random.nextInt(2));
            }
        };
    }
}
