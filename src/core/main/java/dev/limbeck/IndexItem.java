package dev.limbeck;

import dev.limbeck.model.IndexPart;
import dev.limbeck.model.SqlText;

/** What may stand in {@link Operations#createIndex} beside column names. */
public sealed interface IndexItem {

    /**
     * A sorted column or expression.
     *
     * @param part which, and how it is sorted
     */
    record Part(IndexPart part) implements IndexItem {

        /** Sorts it from high to low. */
        public Part desc() {
            return new Part(part.desc());
        }

        /** Sorts it under that collation. */
        public Part collate(String collation) {
            return new Part(part.collate(collation));
        }
    }

    /**
     * The condition of a partial index.
     *
     * @param condition the condition
     */
    record Where(SqlText condition) implements IndexItem {}
}
