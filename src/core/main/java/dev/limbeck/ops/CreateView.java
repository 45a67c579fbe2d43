package dev.limbeck.ops;

import dev.limbeck.model.TableName;
import dev.limbeck.model.View;
import java.util.List;

/**
 * Creates a view.
 *
 * @param view the view with its definition
 */
public record CreateView(View view) implements Operation {

    /** {@return the operation that creates the given view} */
    public static CreateView of(View view) {
        return new CreateView(view);
    }

    @Override
    public Operation reverse() {
        return new DropView(view);
    }

    @Override
    public String describe() {
        return "create the view " + view.name();
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
