package dev.limbeck.compare;

import dev.limbeck.model.Schema;

/** Has a say in what a comparison found, before anyone else sees it. Not asked when nothing was found. */
@FunctionalInterface
public interface Review {
    /** Leaves everything as it is. */
    Review NONE = (live, model, found) -> found;

    /** {@return what is to count as found} */
    Comparison review(Schema live, Schema model, Comparison found);
}
