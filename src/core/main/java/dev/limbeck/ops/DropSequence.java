package dev.limbeck.ops;

import dev.limbeck.model.Sequence;
import dev.limbeck.model.TableName;
import java.util.List;

/**
 * Drops a sequence.
 *
 * @param sequence the sequence
 */
public record DropSequence(Sequence sequence) implements Operation {

    /** {@return the operation that drops the given sequence} */
    public static DropSequence of(Sequence sequence) {
        return new DropSequence(sequence);
    }

    @Override
    public Operation reverse() {
        return new CreateSequence(sequence);
    }

    @Override
    public String describe() {
        return "drop the sequence " + sequence.name();
    }

    @Override
    public List<TableName> tables() {
        return List.of(sequence.name());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
