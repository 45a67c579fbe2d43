package dev.limbeck.compare;

import dev.limbeck.model.Schema;

/** Changes the result of a comparison before it is used. It is not called if the comparison found no operations. */
@FunctionalInterface
public interface Screening {
    /** Changes nothing. */
    Screening NONE = (live, model, found) -> found;

    /** {@return the result to use instead of the one that was found} */
    Comparison screen(Schema live, Schema model, Comparison found);
}
