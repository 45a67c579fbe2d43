package dev.limbeck.postgresql.read;

import dev.limbeck.postgresql.query.TableQueries;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Reads the rows of the system catalogs again after a change. Columns, constraints and indexes are read again only for
 * the relations that changed. The other objects are all read again if any of them changed.
 */
final class RefreshedRows {
    private final ServerRows before;
    private final RowVersions earlier;

    RefreshedRows(ServerRows before, RowVersions earlier) {
        this.before = before;
        this.earlier = earlier;
    }

    /**
     * {@return the current rows; empty if everything must be read again, because something has been renamed whose name
     * other definitions may contain}
     *
     * @param versions the current versions
     */
    Optional<ServerRows> read(CatalogQueries queries, RowVersions versions) throws SQLException {
        if (!queries.schema().equals(before.schema())
                || queries.version() != before.version()
                || versions.names() != earlier.names()) {
            return Optional.empty();
        }
        if (versions.equals(earlier)) {
            return Optional.of(before);
        }
        List<Row> relations = queries.rows(TableQueries.RELATIONS);
        Set<Long> changed = changed(versions, relations);
        Map<Long, List<Row>> columns = parts(queries, TableQueries.COLUMNS, changed);
        ServerRows.Others others = versions.others() == earlier.others() && areSame(changed, columns)
                ? before.others()
                : ServerRows.Others.read(queries);
        if (RowVersions.isRenamed(before.relations(), relations)
                || RowVersions.isRenamed(before.others().sequences(), others.sequences())
                || changed.stream()
                        .anyMatch(each -> RowVersions.areColumnsRenamed(
                                before.columns().getOrDefault(each, List.of()),
                                columns.getOrDefault(each, List.of())))) {
            return Optional.empty();
        }
        Set<Long> unchanged = relations.stream().map(row -> row.number("oid")).collect(Collectors.toSet());
        unchanged.removeAll(changed);
        return Optional.of(new ServerRows(
                before.schema(),
                before.version(),
                relations,
                merge(before.columns(), unchanged, columns),
                merge(before.constraints(), unchanged, parts(queries, TableQueries.CONSTRAINTS, changed)),
                merge(before.indexes(), unchanged, parts(queries, TableQueries.INDEXES, changed)),
                others));
    }

    /**
     * Returns the relations that must be read again, including those that were created after the versions were read.
     */
    private Set<Long> changed(RowVersions versions, List<Row> relations) {
        Set<Long> known =
                before.relations().stream().map(row -> row.number("oid")).collect(Collectors.toSet());
        Set<Long> changed = versions.changedSince(earlier);
        relations.stream()
                .map(row -> row.number("oid"))
                .filter(oid -> !known.contains(oid))
                .forEach(changed::add);
        return changed;
    }

    /** Returns whether all columns are unchanged; the text of a rule can change if a column is added to its table. */
    private boolean areSame(Set<Long> changed, Map<Long, List<Row>> columns) {
        return changed.stream().allMatch(each -> columns.getOrDefault(each, List.of())
                .toString()
                .equals(before.columns().getOrDefault(each, List.of()).toString()));
    }

    private static Map<Long, List<Row>> parts(CatalogQueries queries, String query, Set<Long> relations)
            throws SQLException {
        if (relations.isEmpty()) {
            return Map.of();
        }
        return ServerRows.byRelation(queries.rows(
                query.formatted(TableQueries.SOME), queries.connection().createArrayOf("oid", relations.toArray())));
    }

    private static Map<Long, List<Row>> merge(
            Map<Long, List<Row>> before, Set<Long> unchanged, Map<Long, List<Row>> changed) {
        Map<Long, List<Row>> all = new TreeMap<>(before);
        all.keySet().retainAll(unchanged);
        all.putAll(changed);
        return all;
    }
}
