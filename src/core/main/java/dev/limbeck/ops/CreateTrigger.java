package dev.limbeck.ops;

import dev.limbeck.model.TableName;
import dev.limbeck.model.Trigger;
import java.util.List;

/**
 * Creates a trigger.
 *
 * @param trigger the trigger with its definition
 */
public record CreateTrigger(Trigger trigger) implements Operation {

    /** {@return the operation that creates the given trigger} */
    public static CreateTrigger of(Trigger trigger) {
        return new CreateTrigger(trigger);
    }

    @Override
    public Operation reverse() {
        return new DropTrigger(trigger);
    }

    @Override
    public String describe() {
        return "create the trigger " + trigger.name();
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
