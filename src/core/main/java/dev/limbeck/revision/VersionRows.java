package dev.limbeck.revision;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The rows of the version table: the heads of the applied revisions, one id per row. There is no row for a revision
 * that is an ancestor or a dependency of the revision in another row.
 *
 * @param ids the ids, sorted
 */
public record VersionRows(List<String> ids) {
    /** No rows: no revision is applied. */
    public static final VersionRows NONE = new VersionRows(List.of());

    /** Sorts the ids and removes duplicates. */
    public VersionRows {
        ids = List.copyOf(new TreeSet<>(ids));
    }

    /** {@return the rows with the given ids} */
    public static VersionRows of(String... ids) {
        return new VersionRows(Arrays.asList(ids));
    }

    /** {@return the rows with the given ids} */
    public static VersionRows of(Collection<String> ids) {
        return new VersionRows(List.copyOf(ids));
    }

    /** {@return whether the version table is empty, which means that no revision is applied} */
    public boolean isEmpty() {
        return ids.isEmpty();
    }

    /**
     * {@return the rows after the given changes}
     *
     * @throws IllegalStateException if a change removes a missing row or adds an existing row
     */
    public VersionRows apply(List<RowChange> changes) {
        Set<String> rows = new TreeSet<>(ids);
        for (RowChange change : changes) {
            change.removed().ifPresent(id -> expect(rows.remove(id), change));
            change.added().ifPresent(id -> expect(rows.add(id), change));
        }
        return VersionRows.of(rows);
    }

    private void expect(boolean changed, RowChange change) {
        if (!changed) {
            throw new IllegalStateException(change + " does not fit the rows " + ids);
        }
    }

    /** Equivalent to the implicit method of a record, but faster: the implicit method is linked at run time. */
    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof VersionRows same && ids.equals(same.ids));
    }

    @Override
    public int hashCode() {
        return ids.hashCode();
    }

    /** {@return the ids, separated by commas; {@code base} if there are none} */
    @Override
    public String toString() {
        return ids.isEmpty() ? "base" : String.join(", ", ids);
    }
}
