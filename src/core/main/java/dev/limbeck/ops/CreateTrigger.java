package dev.limbeck.ops;

import dev.limbeck.model.Trigger;

/**
 * Creates a trigger.
 *
 * @param trigger the trigger with its definition
 */
public record CreateTrigger(Trigger trigger) implements Operation {

    @Override
    public Operation reverse() {
        return new DropTrigger(trigger);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
