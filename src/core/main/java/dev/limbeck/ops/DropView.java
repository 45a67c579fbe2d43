package dev.limbeck.ops;

import dev.limbeck.model.View;

/**
 * Drops a view.
 *
 * @param view the view with its definition, so that it can be recreated
 */
public record DropView(View view) implements Operation {

    @Override
    public Operation reverse() {
        return new CreateView(view);
    }

    @Override
    public <R> R accept(Visitor<R> visitor) {
        return visitor.visit(this);
    }
}
