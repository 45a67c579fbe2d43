package dev.limbeck.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.model.Schema;
import dev.limbeck.ops.evolution.Evolution;
import dev.limbeck.ops.evolution.SchemaEvolution;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EveryOperationTest {
    private static final Schema SCHEMA = new Schema(
            List.of(SampleOperations.TABLE),
            List.of(SampleOperations.VIEW),
            List.of(SampleOperations.TRIGGER),
            List.of(SampleOperations.SEQUENCE));

    @Test
    void everyOperationAndEveryStepHasASample() {
        assertThat(kinds(SampleOperations.OPERATIONS))
                .containsExactlyInAnyOrder(Operation.class.getPermittedSubclasses());
        assertThat(kinds(SampleOperations.STEPS))
                .containsExactlyInAnyOrder(TableOperation.class.getPermittedSubclasses());
    }

    @Test
    void reversingTwiceRestoresTheOperation() {
        assertThat(SampleOperations.OPERATIONS)
                .allSatisfy(each -> assertThat(each.reverse().reverse()).isEqualTo(each));
        assertThat(SampleOperations.STEPS)
                .allSatisfy(each -> assertThat(each.reverse().reverse()).isEqualTo(each));
    }

    @Test
    void theReverseOfAStepRestoresTheTable() {
        assertThat(SampleOperations.STEPS).allSatisfy(step -> {
            var changed = Evolution.apply(SampleOperations.TABLE, step);
            assertThat(changed).isNotEqualTo(SampleOperations.TABLE);
            assertThat(sameWithoutOrder(Evolution.apply(changed, step.reverse())))
                    .isTrue();
        });
    }

    @Test
    void theReverseOfAnOperationRestoresTheSchema() {
        assertThat(SampleOperations.OPERATIONS)
                .filteredOn(each -> !(each instanceof DropTable || each instanceof AlterTable))
                .allSatisfy(
                        each -> assertThat(SchemaEvolution.apply(SchemaEvolution.apply(SCHEMA, each), each.reverse()))
                                .isEqualTo(SCHEMA));
    }

    private static boolean sameWithoutOrder(dev.limbeck.model.Table table) {
        return Set.copyOf(table.columns()).equals(Set.copyOf(SampleOperations.TABLE.columns()))
                && table.constraints()
                        .collect(Collectors.toSet())
                        .equals(SampleOperations.TABLE.constraints().collect(Collectors.toSet()))
                && Set.copyOf(table.indexes()).equals(Set.copyOf(SampleOperations.TABLE.indexes()));
    }

    private static Set<Class<?>> kinds(List<?> samples) {
        return samples.stream().map(Object::getClass).collect(Collectors.toSet());
    }
}
