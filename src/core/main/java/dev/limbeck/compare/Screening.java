package dev.limbeck.compare;

import dev.limbeck.model.Schema;

/**
 * Changes the result of a comparison before it is used. A screening is not called if the comparison found no
 * operations.
 */
@FunctionalInterface
public interface Screening {
    /** Changes nothing. */
    Screening NONE = (live, model, found) -> found;

    /** {@return the comparison to use in place of the given one} */
    Comparison screen(Schema live, Schema model, Comparison found);
}
