package dev.limbeck.ops;

import dev.limbeck.model.Sequence;
import dev.limbeck.model.TableName;
import java.util.List;

/**
 * Creates a sequence.
 *
 * @param sequence the sequence
 */
public record CreateSequence(Sequence sequence) implements Operation {

    /** {@return the operation that creates the given sequence} */
    public static CreateSequence of(Sequence sequence) {
        return new CreateSequence(sequence);
    }

    @Override
    public Operation reverse() {
        return new DropSequence(sequence);
    }

    @Override
    public String describe() {
        return "create the sequence " + sequence.name();
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
