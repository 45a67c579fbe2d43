package dev.limbeck.command.entities;

import dev.limbeck.compare.Filter;
import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Catalog.OtherCreation;
import dev.limbeck.dialect.Catalog.Stage;
import dev.limbeck.dialect.order.CreatedObject;
import dev.limbeck.model.Schema;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.TableName;
import dev.limbeck.ops.CreateTrigger;
import dev.limbeck.ops.CreateView;
import dev.limbeck.ops.ExecuteSql;
import dev.limbeck.ops.Operation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The statements for objects that the model does not represent, such as types and functions, in a revision that creates
 * a whole database.
 *
 * @param live the database
 * @param creations the statements
 */
public record OtherStatements(Catalog live, List<OtherCreation> creations) {
    /** Copies the list. */
    public OtherStatements {
        creations = List.copyOf(creations);
    }

    /** {@return the statements for the objects that the filter includes and that need no excluded object} */
    public static OtherStatements of(Catalog live, Filter filter) {
        List<OtherCreation> included = live.otherCreations().stream()
                .filter(each -> isIncluded(each, filter))
                .toList();
        OtherStatements statements = new OtherStatements(live, included);
        return new OtherStatements(live, statements.possible(filter::includesTable));
    }

    private static boolean isIncluded(OtherCreation creation, Filter filter) {
        TableName table = creation.table();
        TableName name = creation.name();
        if (table == null) {
            return true;
        }
        return filter.includesTable(table)
                && (name == null || filter.includesMember(table, name.name()))
                && (name == null || !creation.isPartition() || !filter.excludesTable(name));
    }

    /**
     * Returns the statements that can be run. A partition comes before the objects that need it.
     *
     * @param present whether a table or view exists
     */
    private List<OtherCreation> possible(Predicate<TableName> present) {
        Set<TableName> partitions = live.otherCreations().stream()
                .filter(OtherCreation::isPartition)
                .map(OtherCreation::name)
                .collect(Collectors.toSet());
        Set<TableName> created = new HashSet<>();
        List<OtherCreation> possible = new ArrayList<>();
        for (OtherCreation each : creations) {
            TableName table = each.table();
            boolean complete = each.needs().stream()
                    .allMatch(need -> partitions.contains(need) ? created.contains(need) : present.test(need));
            if (complete && (table == null || present.test(table))) {
                possible.add(each);
                if (each.isPartition() && each.name() != null) {
                    created.add(each.name());
                }
            }
        }
        return possible;
    }

    /** {@return the names of the objects outside the schema that no statement creates, such as partitions} */
    public List<TableName> absentNames() {
        Set<TableName> created = new HashSet<>();
        creations.forEach(each -> {
            if (each.name() != null) {
                created.add(each.name());
            }
        });
        Stream<TableName> functions = live.otherCreations().stream()
                .filter(each -> each.table() == null)
                .flatMap(each -> Stream.ofNullable(each.name()));
        return Stream.concat(live.otherNames().stream(), functions)
                .distinct()
                .filter(name -> !created.contains(name))
                .toList();
    }

    /** {@return a line for each object that is left out} */
    public Stream<String> leftOut(Schema schema) {
        List<OtherCreation> created = within(schema);
        List<OtherCreation> possible = live.otherCreations();
        return live.otherObjects().stream()
                .filter(object -> created.stream().noneMatch(each -> describes(object, each)))
                .map(object -> object
                        + possible.stream()
                                .filter(each -> describes(object, each))
                                .map(each -> reason(each, schema))
                                .findFirst()
                                .orElse(" is left out: a revision cannot express it"));
    }

    private static boolean describes(String object, OtherCreation creation) {
        String known = creation.object();
        return object.equals(known) || object.startsWith(known + " (") || object.startsWith(known + ": ");
    }

    private static String reason(OtherCreation creation, Schema schema) {
        return creation.table() != null
                ? " is left out: it, or " + creation.table() + ", is not in the revision"
                : " is left out: it needs "
                        + creation.needs().stream()
                                .filter(need -> !isIn(schema, need))
                                .map(TableName::toString)
                                .collect(Collectors.joining(", "))
                        + ", which is not in the revision";
    }

    private static boolean isIn(Schema schema, TableName name) {
        return schema.table(name).isPresent() || schema.view(name).isPresent();
    }

    private List<OtherCreation> within(Schema schema) {
        return possible(name -> isIn(schema, name));
    }

    /** {@return the operations that create the schema, together with the statements} */
    public List<Operation> with(List<Operation> operations, Schema schema) {
        List<Operation> tables = new ArrayList<>();
        List<Operation> views = new ArrayList<>();
        List<Operation> triggers = new ArrayList<>();
        for (Operation operation : operations) {
            (operation instanceof CreateTrigger ? triggers : operation instanceof CreateView ? views : tables)
                    .add(operation);
        }
        OrderedCreation order = new OrderedCreation(live.needs());
        addStatements(order, Stage.BEFORE_TABLES, schema);
        tables.forEach(order::add);
        addStatements(order, Stage.BEFORE_VIEWS, schema);
        views.forEach(order::add);
        List<Operation> all = new ArrayList<>(order.operations());
        within(schema, Stage.BEFORE_TRIGGERS).map(OtherStatements::execute).forEach(all::add);
        all.addAll(triggers);
        within(schema, Stage.LAST).map(OtherStatements::execute).forEach(all::add);
        return all;
    }

    private void addStatements(OrderedCreation order, Stage stage, Schema schema) {
        within(schema, stage).forEach(each -> {
            TableName name = each.name();
            CreatedObject object = each.isPartition() && name != null
                    ? CreatedObject.relation(name)
                    : CreatedObject.other(each.object());
            order.add(object, execute(each));
        });
    }

    private Stream<OtherCreation> within(Schema schema, Stage stage) {
        return within(schema).stream().filter(each -> each.stage() == stage);
    }

    private static Operation execute(OtherCreation creation) {
        String drop = creation.drop();
        return new ExecuteSql(new SqlText(creation.sql()), drop == null ? null : new SqlText(drop));
    }
}
