package dev.limbeck.compare.words;

import dev.limbeck.model.Schema;
import dev.limbeck.model.Sequence;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.AlterSequence;
import dev.limbeck.ops.CreateSequence;
import dev.limbeck.ops.DropSequence;
import dev.limbeck.ops.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * Compares the sequences of a database that has sequences.
 *
 * @param live the live schema
 * @param model the model
 * @param managed whether a revision created the sequence with the given name, in which case it may be dropped
 */
public record SequenceComparison(Schema live, Schema model, Predicate<TableName> managed) {

    /** {@return the operations that create and change sequences} */
    public List<Operation> created() {
        List<Operation> operations = new ArrayList<>();
        for (Sequence wanted : model.sequences()) {
            live.sequence(wanted.name())
                    .ifPresentOrElse(
                            current -> change(current, wanted, operations),
                            () -> operations.add(new CreateSequence(wanted)));
        }
        return operations;
    }

    private static void change(Sequence current, Sequence wanted, List<Operation> operations) {
        Sequence after = wanted.withName(current.name());
        if (isChange(current, after)) {
            operations.add(new AlterSequence(current, after));
        }
    }

    /**
     * {@return whether the sequence must change} A lower start is not a change, because it does not affect the numbers
     * that are still to be assigned.
     */
    static boolean isChange(Sequence current, Sequence wanted) {
        boolean later = wanted.increment() > 0 ? wanted.start() > current.start() : wanted.start() < current.start();
        return later || wanted.increment() != current.increment();
    }

    /** {@return the operations that drop sequences that a revision created but the model does not have} */
    public List<Operation> dropped() {
        return extra().stream()
                .filter(sequence -> managed.test(sequence.name()))
                .<Operation>map(DropSequence::new)
                .toList();
    }

    /** {@return the sequences that the model does not have and no revision created} */
    public List<TableName> unmanaged() {
        return extra().stream()
                .map(Sequence::name)
                .filter(name -> !managed.test(name))
                .toList();
    }

    private List<Sequence> extra() {
        return live.sequences().stream()
                .filter(sequence -> model.sequence(sequence.name()).isEmpty())
                .toList();
    }
}
