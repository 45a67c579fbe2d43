package dev.limbeck.ops;

import dev.limbeck.model.TableName;
import dev.limbeck.model.Trigger;
import java.util.List;

/**
 * Drops a trigger.
 *
 * @param trigger the trigger with its definition, so that it can be recreated
 */
public record DropTrigger(Trigger trigger) implements Operation {

    /** {@return the operation that drops the given trigger} */
    public static DropTrigger of(Trigger trigger) {
        return new DropTrigger(trigger);
    }

    @Override
    public Operation reverse() {
        return new CreateTrigger(trigger);
    }

    @Override
    public String describe() {
        return "drop the trigger " + trigger.name();
    }

    @Override
    public List<TableName> tables() {
        return List.of(trigger.table());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
