package dev.limbeck.ops;

import dev.limbeck.model.TableName;
import dev.limbeck.model.View;
import java.util.List;

/**
 * Replaces the definition of a view. Its triggers are kept.
 *
 * @param before the view before the change
 * @param after the view after the change, with the same name
 */
public record ReplaceView(View before, View after) implements Operation {
    /** Rejects views of different names. */
    public ReplaceView {
        if (!before.name().equals(after.name())) {
            throw new IllegalArgumentException(
                    "A view cannot be renamed when it is replaced: " + before.name() + ", " + after.name());
        }
    }

    /** {@return the operation that replaces a view} */
    public static ReplaceView of(View before, View after) {
        return new ReplaceView(before, after);
    }

    @Override
    public Operation reverse() {
        return new ReplaceView(after, before);
    }

    @Override
    public String describe() {
        return "replace the view " + after.name();
    }

    @Override
    public List<TableName> tables() {
        return List.of(after.name());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
