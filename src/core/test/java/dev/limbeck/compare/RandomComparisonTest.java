package dev.limbeck.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.model.Constraint;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.Index;
import dev.limbeck.model.IndexPart;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.Schema;
import dev.limbeck.model.Table;
import dev.limbeck.model.UniqueConstraint;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.evolution.SchemaEvolution;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Tests the properties of comparisons of random schemas. */
class RandomComparisonTest {
    private static final int PAIRS = 400;

    @Test
    void theOperationsTurnOneSchemaIntoTheOtherAndBack() {
        for (long seed = 0; seed < PAIRS; seed++) {
            Schema live = RandomSchemas.of(2 * seed);
            Schema model = RandomSchemas.of(2 * seed + 1);
            List<Operation> operations = Reflected.compare(live, model).operations();
            String because = "seed " + seed + ": " + operations;

            Schema upgraded = walk(live, operations, because);
            assertThat(difference(upgraded, model)).as(because).isEmpty();
            Schema downgraded = walk(upgraded, ComparerTest.reversed(operations), because);
            assertThat(difference(downgraded, live)).as(because).isEmpty();
        }
    }

    @Test
    void aSchemaHasNoDifferencesFromItself() {
        for (long seed = 0; seed < PAIRS; seed++) {
            Schema schema = RandomSchemas.of(seed);
            assertThat(Reflected.compare(schema, schema).operations())
                    .as("seed " + seed)
                    .isEmpty();
        }
    }

    /**
     * Returns the remaining differences. If a database has AUTOINCREMENT or an option that the model does not require,
     * this does not count as a difference.
     */
    private static List<String> difference(Schema live, Schema model) {
        return Reflected.differences(live, model);
    }

    /** Returns the schema after the operations, and checks it after every step. */
    private static Schema walk(Schema start, List<Operation> operations, String because) {
        Schema current = start;
        for (Operation operation : operations) {
            if (operation instanceof AlterTable batch) {
                for (var step : batch.steps()) {
                    current = SchemaEvolution.apply(current, new AlterTable(batch.table(), List.of(step)));
                    assertThat(current.table(batch.table()).map(RandomComparisonTest::missing))
                            .as(step + " in " + because)
                            .contains(Set.of());
                }
            } else {
                current = SchemaEvolution.apply(current, operation);
            }
            assertThat(dangling(current)).as(operation + " in " + because).isEmpty();
        }
        return current;
    }

    /** Returns the column names in the table's keys and indexes for which no column exists. */
    private static Set<String> missing(Table table) {
        Set<String> named = table.constraints()
                .flatMap(RandomComparisonTest::columns)
                .collect(Collectors.toCollection(HashSet::new));
        table.indexes().stream()
                .flatMap(index -> index.parts().stream())
                .map(IndexPart::column)
                .filter(Objects::nonNull)
                .forEach(named::add);
        table.columns().forEach(column -> named.remove(column.name()));
        return named;
    }

    private static Stream<String> columns(Constraint constraint) {
        if (constraint instanceof PrimaryKey key) {
            return key.columns().stream();
        }
        if (constraint instanceof UniqueConstraint unique) {
            return unique.columns().stream();
        }
        return constraint instanceof ForeignKey key ? key.columns().stream() : Stream.empty();
    }

    /** Returns foreign keys to missing columns, and duplicate index names. */
    private static List<String> dangling(Schema schema) {
        Stream<String> references = schema.tables().stream()
                .flatMap(table -> table.foreignKeys().stream())
                .filter(key -> schema.table(key.referencedTable())
                        .map(target -> key.referencedColumns().stream()
                                .anyMatch(column -> target.column(column).isEmpty()))
                        .orElse(false))
                .map(Object::toString);
        Set<String> names = new HashSet<>();
        Stream<String> indexes = schema.tables().stream()
                .flatMap(table -> table.indexes().stream())
                .map(Index::name)
                .filter(name -> !names.add(name));
        return Stream.concat(references, indexes).toList();
    }
}
