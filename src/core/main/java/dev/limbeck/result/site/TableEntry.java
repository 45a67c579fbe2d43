package dev.limbeck.result.site;

import dev.limbeck.model.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A table and its documentation.
 *
 * @param table the table
 * @param entity the name of the entity or collection that it stores, or null
 * @param columns its columns, in their order
 * @param referredBy the foreign keys that refer to it, including its own
 * @param revisions the revisions that created or changed it, oldest first
 */
public record TableEntry(
        Table table,
        @Nullable String entity,
        List<ColumnEntry> columns,
        List<IncomingReference> referredBy,
        List<RevisionChanges> revisions) {
    /** Copies the lists. */
    public TableEntry {
        columns = List.copyOf(columns);
        referredBy = List.copyOf(referredBy);
        revisions = List.copyOf(revisions);
    }
}
