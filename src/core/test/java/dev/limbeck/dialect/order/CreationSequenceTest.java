package dev.limbeck.dialect.order;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.dialect.order.CreatedObject.Kind;
import dev.limbeck.model.TableName;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CreationSequenceTest {
    private static final CreatedObject ONE = CreatedObject.relation(TableName.of("one"));
    private static final CreatedObject TWO = CreatedObject.relation(TableName.of("two"));
    private static final CreatedObject READ = CreatedObject.other("function read()");
    private static final CreatedObject CALL = CreatedObject.other("function call()");
    private static final CreatedObject CHECK = CreatedObject.part(Kind.CHECK, TableName.of("one"), "valid");

    @Test
    void keepsTheOrderOfObjectsThatNeedNothing() {
        assertThat(CreationSequence.of(List.of(TWO, READ, ONE), List.of()).order())
                .containsExactly(TWO, READ, ONE);
    }

    @Test
    void anObjectComesAfterThoseThatItNeeds() {
        List<Need> needs = List.of(Need.certain(CHECK, CALL), Need.certain(CALL, READ), Need.certain(READ, TWO));
        CreationSequence sequence = CreationSequence.of(List.of(ONE, TWO, CALL, READ), needs);
        assertThat(sequence.order()).containsExactly(TWO, READ, CALL, ONE);
        assertThat(sequence.late()).isEmpty();
    }

    @Test
    void aPartThatNeedsItsTableIsCreatedLater() {
        List<Need> needs = List.of(Need.certain(CHECK, CALL), Need.certain(CALL, READ), Need.certain(READ, ONE));
        CreationSequence sequence = CreationSequence.of(List.of(ONE, CALL, READ), needs);
        assertThat(sequence.order()).containsExactly(ONE, READ, CALL, CHECK);
        assertThat(sequence.late()).containsExactly(CHECK);
    }

    @Test
    void aPossibleDependencyCountsUnlessItClosesACycle() {
        List<Need> needs = List.of(Need.certain(CHECK, READ), Need.possible(READ, TWO), Need.possible(READ, ONE));
        CreationSequence sequence = CreationSequence.of(List.of(ONE, TWO, READ), needs);
        assertThat(sequence.order()).containsExactly(TWO, READ, ONE);
        assertThat(sequence.late()).isEmpty();
    }

    @Test
    void theFirstOfPossibleDependenciesThatCloseACycleIsKept() {
        List<CreatedObject> objects = new ArrayList<>(List.of(ONE));
        List<Need> needs = new ArrayList<>();
        List<CreatedObject> expected = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            CreatedObject ping = CreatedObject.other("function ping" + i + "()");
            CreatedObject pong = CreatedObject.other("function pong" + i + "()");
            objects.addAll(List.of(ping, pong));
            needs.addAll(List.of(Need.certain(ONE, ping), Need.certain(ONE, pong)));
            needs.addAll(List.of(Need.possible(pong, ping), Need.possible(ping, pong)));
            expected.addAll(List.of(pong, ping));
        }
        expected.add(ONE);
        assertThat(CreationSequence.of(objects, needs).order()).isEqualTo(expected);
    }

    @Test
    void latePartsAreInTheOrderOfTheDependencies() {
        List<Need> needs = new ArrayList<>(List.of(Need.certain(READ, ONE)));
        List<CreatedObject> parts = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            CreatedObject part = CreatedObject.part(Kind.CHECK, TableName.of("one"), "valid" + i);
            parts.add(part);
            needs.add(Need.certain(part, READ));
        }
        assertThat(CreationSequence.of(List.of(ONE, READ), needs).late()).containsExactlyElementsOf(parts);
    }

    @Test
    void dependenciesOnUnknownObjectsAreIgnored() {
        List<Need> needs = List.of(Need.certain(ONE, READ), Need.certain(CHECK, CALL));
        assertThat(CreationSequence.of(List.of(ONE), needs).order()).containsExactly(ONE);
    }
}
