package dev.limbeck.compare;

import dev.limbeck.compare.words.SequenceComparison;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.model.Constraint;
import dev.limbeck.model.Schema;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.View;
import dev.limbeck.ops.AddConstraint;
import dev.limbeck.ops.AlterTable;
import dev.limbeck.ops.DropConstraint;
import dev.limbeck.ops.Operation;
import dev.limbeck.ops.RenameConstraint;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Compares a live schema with the model that the entities require.
 *
 * <p>The following are not differences: the case of names, the order of columns in a table, a name that was generated
 * by the database or Hibernate, and a name that is missing on one side. The order of columns in a key or index is
 * significant. An identity column, and a key column of a WITHOUT ROWID table, counts as NOT NULL regardless of its
 * declaration. AUTOINCREMENT, STRICT and WITHOUT ROWID are differences only if the model requires them. A unique
 * constraint and a unique index are not the same.
 */
public final class Comparer {
    private final Dialect dialect;
    private final CompareOptions options;
    private final Screening screening;

    /** Creates a comparer with the rules of the given dialect. */
    public Comparer(Dialect dialect, CompareOptions options) {
        this(dialect, options, Screening.NONE);
    }

    /** Creates a comparer with the rules of a dialect; the screening may change its results. */
    public Comparer(Dialect dialect, CompareOptions options, Screening screening) {
        this.dialect = dialect;
        this.options = options;
        this.screening = screening;
    }

    /** {@return the operations that turn the live schema into the model, with the differences that were ignored} */
    public Comparison compare(Schema live, Schema model) {
        Comparison found = find(live, model);
        return found.operations().isEmpty() ? found : screening.screen(live, model, found);
    }

    /** {@return the part of the schema that the options include} */
    public Schema included(Schema schema) {
        return new SchemaFilter(dialect.sameness(), options).apply(schema);
    }

    private Comparison find(Schema live, Schema model) {
        Schema shownLive = included(live);
        Schema shownModel = included(model);
        SchemaPair sides = new SchemaPair(dialect, options, shownLive, shownModel);
        ViewComparison views = new ViewComparison(sides, shownLive, shownModel);
        Map<TableName, Table> liveTables = byName(sides, shownLive);
        Map<TableName, Table> modelTables = byName(sides, shownModel);
        Map<TableName, Table> wholeTables = byName(sides, live);
        Set<TableName> keptViews = keptViews(sides, views, shownLive);

        TableDifferences found = new TableDifferences(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        List<String> notes = new ArrayList<>();
        List<Operation> comments = new ArrayList<>();
        List<TableName> unmanaged = new ArrayList<>();
        modelTables.forEach((name, table) -> {
            Table current = liveTables.get(name);
            if (current != null) {
                comment(current, table).ifPresent(comments::add);
                if (!sides.isSame(current, table)) {
                    found.changed().add(new TableComparison(sides, current, table).compare());
                }
            } else if (keptViews.contains(name)) {
                notes.add(table.name() + " is a view in the database and a table in the model");
            } else {
                found.created().add(table);
            }
        });
        liveTables.forEach((name, table) -> {
            if (modelTables.containsKey(name)) {
                return;
            }
            if (options.managedTables().test(table.name())) {
                found.dropped().add(wholeTables.getOrDefault(name, table));
            } else {
                unmanaged.add(table.name());
            }
        });
        found.changed().removeIf(change -> change.steps().isEmpty());
        new KeyChange.FixedColumns(sides, found).release(liveTables, modelTables);
        views.decide(found);
        SequenceComparison sequences = new SequenceComparison(shownLive, shownModel, options.managedTables());
        unmanaged.addAll(sequences.unmanaged());
        List<Operation> operations = new ArrayList<>(sequences.created());
        operations.addAll(new OperationOrder(sides, found, views).operations());
        operations.addAll(comments);
        operations.addAll(sequences.dropped());
        return new Comparison(operations, unmanaged, notes);
    }

    /**
     * A constraint that two databases have in common, but that has a significant name in only one of them. In the
     * other, it has no name or a name that was generated by the database.
     *
     * @param live the constraint of the live database
     * @param expected the constraint of the expected schema
     */
    public record NameMismatch(TableName table, Constraint live, Constraint expected, boolean onlyLiveHasAName) {
        /** {@return a description of the change in the live database} */
        public String describe() {
            return "changed " + StepDifferenceWalk.described(expected) + " of " + table + ": "
                    + (onlyLiveHasAName ? "without a name" : "named " + expected.name()) + " -> "
                    + (onlyLiveHasAName ? "named " + live.name() : "without a name");
        }

        /** {@return the operation that gives the live constraint the expected name} */
        public Operation repair() {
            String from = live.name();
            String to = expected.name();
            return from == null || to == null
                    ? AlterTable.of(table, new DropConstraint(live), new AddConstraint(expected))
                    : AlterTable.of(table, new RenameConstraint(from, to));
        }
    }

    /**
     * {@return the constraints that have a name in only one of the schemas} {@link #compare} ignores them, because a
     * model need not name its constraints.
     */
    public List<NameMismatch> findNameMismatches(Schema live, Schema expected) {
        Schema shownLive = included(live);
        Schema shownExpected = included(expected);
        SchemaPair sides = new SchemaPair(dialect, options, shownLive, shownExpected);
        Map<TableName, Table> liveTables = byName(sides, shownLive);
        List<NameMismatch> mismatches = new ArrayList<>();
        byName(sides, shownExpected).forEach((name, table) -> {
            Table current = liveTables.get(name);
            if (current != null && !sides.isSame(current, table)) {
                mismatches.addAll(nameMismatches(sides, current, table));
            }
        });
        return mismatches;
    }

    private static List<NameMismatch> nameMismatches(SchemaPair sides, Table live, Table expected) {
        Shapes shapes = sides.liveShapes();
        Function<Constraint, String> name =
                constraint -> Objects.requireNonNullElse(shapes.significantNameKey(constraint.name()), "");
        return Matching.of(
                        live.constraints().toList(),
                        expected.constraints().toList(),
                        new Matching.Traits<>(shapes::shapeOf, sides.modelShapes()::shapeOf, name))
                .renamed()
                .stream()
                .filter(pair -> name.apply(pair.from()).isEmpty()
                        != name.apply(pair.to()).isEmpty())
                .map(pair -> new NameMismatch(
                        live.name(),
                        pair.from(),
                        pair.to(),
                        name.apply(pair.to()).isEmpty()))
                .toList();
    }

    private static Set<TableName> keptViews(SchemaPair sides, ViewComparison views, Schema live) {
        Set<View> dropped = Set.copyOf(views.droppedViews());
        return live.views().stream()
                .filter(view -> !dropped.contains(view))
                .map(view -> sides.liveShapes().tableKey(view.name()))
                .collect(Collectors.toSet());
    }

    private Optional<Operation> comment(Table live, Table model) {
        return options.compareComments() && !Objects.equals(live.comment(), model.comment())
                ? Optional.of(new AlterTable.Comment(live.name(), live.comment(), model.comment()))
                : Optional.empty();
    }

    private static Map<TableName, Table> byName(SchemaPair sides, Schema schema) {
        Map<TableName, Table> map = new LinkedHashMap<>();
        schema.tables().stream()
                .sorted(Comparator.comparing(Table::name))
                .forEach(table -> map.put(sides.liveShapes().tableKey(table.name()), table));
        return map;
    }
}
