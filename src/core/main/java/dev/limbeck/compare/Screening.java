package dev.limbeck.compare;

import dev.limbeck.model.Schema;

/** Has a say in what a comparison found, before anyone else sees it. Not asked when nothing was found. */
@FunctionalInterface
public interface Screening {
    /** Leaves everything as it is. */
    Screening NONE = (live, model, found) -> found;

    /** {@return what is to count as found} */
    Comparison screen(Schema live, Schema model, Comparison found);
}
