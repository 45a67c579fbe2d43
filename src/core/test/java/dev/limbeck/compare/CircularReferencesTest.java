package dev.limbeck.compare;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.execute.CostlyScratches;
import dev.limbeck.model.Schema;
import dev.limbeck.ops.AddConstraint;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.CreateTable;
import dev.limbeck.ops.DropConstraint;
import dev.limbeck.ops.DropTable;
import dev.limbeck.ops.Operation;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Tests that if tables refer to each other, their foreign keys are created separately on a database in which a foreign
 * key can refer only to an existing table.
 */
class CircularReferencesTest {
    private static final Schema CIRCLE = Reflected.schema(
            "create table a (id integer primary key, a bigint references a (id), b bigint references b (id))",
            "create table b (id integer primary key, c bigint references c (id))",
            "create table c (id integer primary key, a bigint references a (id), b bigint references b (id))",
            "create table d (id integer primary key, a bigint references a (id))");

    private static List<String> operations(Schema live, Schema model) {
        return new Comparer(new CostlyScratches(), CompareOptions.DEFAULT)
                .compare(live, model).operations().stream()
                        .map(CircularReferencesTest::describe)
                        .toList();
    }

    private static String describe(Operation operation) {
        if (operation instanceof CreateTable create) {
            return "create " + create.table().name() + " -> "
                    + create.table().foreignKeys().stream()
                            .map(key -> key.referencedTable().name())
                            .toList();
        }
        if (operation instanceof DropTable drop) {
            return "drop " + drop.table().name() + " -> "
                    + drop.table().foreignKeys().stream()
                            .map(key -> key.referencedTable().name())
                            .toList();
        }
        AlterTable batch = (AlterTable) operation;
        return batch.table() + " "
                + batch.steps().stream()
                        .map(step -> step instanceof AddConstraint
                                ? "adds"
                                : step instanceof DropConstraint ? "drops" : step.toString())
                        .toList();
    }

    @Test
    void foreignKeysToLaterTablesAreAddedAfterThem() {
        assertThat(operations(Schema.EMPTY, CIRCLE))
                .containsExactly(
                        "create c -> []",
                        "create b -> [c]",
                        "c [adds]",
                        "create a -> [a, b]",
                        "c [adds]",
                        "create d -> [a]");
    }

    @Test
    void foreignKeysToEarlierDroppedTablesAreDroppedBeforeThem() {
        assertThat(operations(CIRCLE, Schema.EMPTY))
                .containsExactly(
                        "drop d -> [a]", "c [drops]", "drop a -> [a, b]", "c [drops]", "drop b -> [c]", "drop c -> []");
    }

    @Test
    void otherDatabasesNeedNoSeparation() {
        assertThat(new Comparer(Reflected.SQLITE, CompareOptions.DEFAULT)
                        .compare(Schema.EMPTY, CIRCLE)
                        .operations())
                .hasOnlyElementsOfType(CreateTable.class);
    }
}
