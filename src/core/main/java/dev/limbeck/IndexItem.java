package dev.limbeck;

import dev.limbeck.model.IndexPart;
import dev.limbeck.model.SqlText;

/** An argument of {@link Operations#createIndex} other than a column name. */
public sealed interface IndexItem permits IndexItem.Part, IndexItem.Where, TableOption {

    /**
     * A column or expression of an index.
     *
     * @param part the column or expression, with its collation and sort order
     */
    record Part(IndexPart part) implements IndexItem {

        /** Sorts the index by this part in descending order. */
        public Part desc() {
            return new Part(part.desc());
        }

        /** Sorts the index by this part with the given collation. */
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
