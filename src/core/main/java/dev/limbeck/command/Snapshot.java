package dev.limbeck.command;

import dev.limbeck.compare.CompareOptions;
import dev.limbeck.compare.Comparer;
import dev.limbeck.compare.Comparison;
import dev.limbeck.compare.Gap;
import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.model.CaseFolding;
import dev.limbeck.model.Identity;
import dev.limbeck.model.Schema;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A schema at one moment, to be found again later: everything in it counts, whoever made it.
 *
 * @param schema its tables, views and triggers
 * @param others what else it has
 */
record Snapshot(Schema schema, List<String> others) {

    static Snapshot of(Catalog catalog) {
        return new Snapshot(catalog.schema(), catalog.others().stream().sorted().toList());
    }

    /** {@return the first way in which this is not what was wanted; the version table does not count} */
    Optional<Gap> gapTo(Snapshot wanted, Dialect dialect, String versionTable) {
        if (equals(wanted)) {
            return Optional.empty();
        }
        Comparer comparer = new Comparer(
                dialect.sameness(),
                CompareOptions.DEFAULT
                        .withVersionTable(TableName.of(versionTable))
                        .withManagedViews(view -> true));
        Comparison there = comparer.compare(schema, wanted.schema);
        if (!there.operations().isEmpty()) {
            return Optional.of(Gap.first(there.operations()));
        }
        if (!others.equals(wanted.others)) {
            return Optional.of(new Gap(listed(wanted.others), listed(others)));
        }
        return optionGaps(schema, wanted.schema).findFirst().map(gap -> new Gap(gap.expected(), gap.found()));
    }

    /**
     * One table with other options.
     *
     * @param table its name
     * @param expected what it should be
     * @param found what it is
     */
    record OptionGap(TableName table, String expected, String found) {}

    /** {@return what a comparison with a model lets pass, because a model cannot ask for its absence} */
    static Stream<OptionGap> optionGaps(Schema schema, Schema wanted) {
        Map<String, Table> there = new HashMap<>();
        schema.tables().forEach(table -> there.putIfAbsent(key(table), table));
        return wanted.tables().stream()
                .flatMap(table -> Optional.ofNullable(there.get(key(table)))
                        .filter(found -> !said(found).equals(said(table)))
                        .map(found -> new OptionGap(table.name(), said(table), said(found)))
                        .stream());
    }

    private static String key(Table table) {
        return CaseFolding.fold(table.name().toString());
    }

    private static String said(Table table) {
        boolean autoincrement =
                table.columns().stream().anyMatch(column -> column.identity() == Identity.AUTOINCREMENT);
        return "table " + table.name() + (table.options().strict() ? " STRICT" : "")
                + (table.options().withoutRowid() ? " WITHOUT ROWID" : "")
                + (autoincrement ? " with AUTOINCREMENT" : "");
    }

    private static String listed(List<String> names) {
        return names.isEmpty() ? "nothing else" : String.join(", ", names);
    }
}
