package dev.limbeck.ops;

import dev.limbeck.model.View;

/**
 * Creates a view.
 *
 * @param view the view with its definition
 */
public record CreateView(View view) implements Operation {

    @Override
    public Operation reverse() {
        return new DropView(view);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
