package dev.limbeck.command.proof;

import dev.limbeck.compare.CompareOptions;
import dev.limbeck.compare.Comparer;
import dev.limbeck.compare.Comparison;
import dev.limbeck.compare.FirstMismatch;
import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.Sameness;
import dev.limbeck.model.Identity;
import dev.limbeck.model.Schema;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.View;
import dev.limbeck.result.SchemaMismatch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A complete schema at one point in time, for a later comparison. Includes objects that a model cannot describe.
 *
 * @param schema the tables, views and triggers
 * @param others the other objects
 */
public record Snapshot(Schema schema, List<String> others) {

    static Snapshot of(Catalog catalog) {
        return new Snapshot(
                catalog.schema(), catalog.otherObjects().stream().sorted().toList());
    }

    /** {@return this snapshot without the given objects, which a model cannot describe} */
    Snapshot without(List<String> ignored) {
        return new Snapshot(
                schema,
                others.stream().filter(other -> !ignored.contains(other)).toList());
    }

    /** {@return the first difference from the expected snapshot; the version table is not compared} */
    Optional<SchemaMismatch> findMismatch(Snapshot expected, Dialect dialect, TableName versionTable) {
        if (equals(expected)) {
            return Optional.empty();
        }
        Comparer comparer = new Comparer(
                dialect, CompareOptions.DEFAULT.withVersionTable(versionTable).withManagedViews(view -> true));
        Comparison comparison = comparer.compare(schema, expected.schema);
        if (!comparison.operations().isEmpty()) {
            return Optional.of(FirstMismatch.of(comparison.operations()));
        }
        if (!others.equals(expected.others)) {
            return Optional.of(new SchemaMismatch(listed(expected.others), listed(others)));
        }
        return Stream.concat(
                        findOptionMismatches(schema, expected.schema),
                        findViewMismatches(schema, expected.schema, dialect.sameness()))
                .findFirst()
                .map(gap -> new SchemaMismatch(gap.expected(), gap.found()));
    }

    /**
     * A table or view with different options.
     *
     * @param table the name of the table or view
     * @param expected the expected form of the table or view
     * @param found the actual form of the table or view
     */
    public record OptionMismatch(TableName table, String expected, String found) {}

    /**
     * {@return differences in table options that a comparison with a model ignores, because a model cannot require that
     * an option is absent}
     */
    public static Stream<OptionMismatch> findOptionMismatches(Schema schema, Schema expected) {
        Map<TableName, Table> tables = new HashMap<>();
        schema.tables().forEach(table -> tables.putIfAbsent(schema.names().key(table.name()), table));
        return expected.tables().stream()
                .flatMap(table -> Optional.ofNullable(tables.get(schema.names().key(table.name())))
                        .filter(found -> !describe(found).equals(describe(table)))
                        .map(found -> new OptionMismatch(table.name(), describe(table), describe(found)))
                        .stream());
    }

    /** {@return differences in the options of views, which a comparison with a model ignores as well} */
    public static Stream<OptionMismatch> findViewMismatches(Schema schema, Schema expected, Sameness sameness) {
        return expected.views().stream().flatMap(view -> schema.view(view.name()).stream()
                .filter(found -> !sameness.viewOptions(found).equals(sameness.viewOptions(view)))
                .map(found -> new OptionMismatch(view.name(), describe(view, sameness), describe(found, sameness))));
    }

    private static String describe(View view, Sameness sameness) {
        String options = sameness.viewOptions(view);
        return "view " + view.name() + (options.isEmpty() ? " without options" : " with " + options);
    }

    private static String describe(Table table) {
        boolean autoincrement =
                table.columns().stream().anyMatch(column -> Identity.AUTOINCREMENT.equals(column.identity()));
        return "table " + table.name() + (table.options().isEmpty() ? "" : " " + table.options())
                + (autoincrement ? " with AUTOINCREMENT" : "");
    }

    private static String listed(List<String> names) {
        return names.isEmpty() ? "nothing else" : String.join(", ", names);
    }
}
