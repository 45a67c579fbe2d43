package dev.limbeck.execute;

import dev.limbeck.IndexItem;
import dev.limbeck.model.Index;
import dev.limbeck.model.IndexPart;
import dev.limbeck.model.SqlText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Puts an index together from the parts of {@code createIndex}. */
final class IndexItems {

    private IndexItems() {}

    static Index index(String name, boolean unique, Object... items) {
        List<IndexPart> parts = new ArrayList<>();
        @Nullable SqlText where = null;
        for (Object item : items) {
            if (item instanceof String column) {
                parts.add(IndexPart.column(column));
            } else if (item instanceof IndexItem.Part part) {
                parts.add(part.part());
            } else if (item instanceof IndexItem.Where condition) {
                where = condition.condition();
            } else {
                throw new ExecutionException(
                        "The index " + name + " cannot be made of " + item
                                + ": give column names, desc(\"column\"), part(text(\"expression\")) or where(text(\"condition\"))");
            }
        }
        if (parts.isEmpty()) {
            throw new ExecutionException("The index " + name + " has no columns");
        }
        return new Index(name, parts, unique, where);
    }
}
