package dev.limbeck.ops;

import dev.limbeck.model.TableName;
import dev.limbeck.model.View;
import java.util.List;

/**
 * Drops a view.
 *
 * @param view the view with its definition, so that it can be recreated
 */
public record DropView(View view) implements Operation {

    /** {@return the operation that drops the given view} */
    public static DropView of(View view) {
        return new DropView(view);
    }

    @Override
    public Operation reverse() {
        return new CreateView(view);
    }

    @Override
    public String describe() {
        return "drop the view " + view.name();
    }

    @Override
    public List<TableName> tables() {
        return List.of(view.name());
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
