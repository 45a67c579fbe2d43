package dev.limbeck.command.entities;

import dev.limbeck.compare.Filter;
import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Catalog.ObjectProperty;
import dev.limbeck.dialect.Catalog.OtherCreation;
import dev.limbeck.dialect.Catalog.Stage;
import dev.limbeck.dialect.order.CreatedObject;
import dev.limbeck.model.Schema;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.TableName;
import dev.limbeck.model.Trigger;
import dev.limbeck.ops.CreateSequence;
import dev.limbeck.ops.CreateTable;
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
 * @param creations the statements that create objects
 * @param properties the statements that set properties of created objects
 */
public record OtherStatements(Catalog live, List<OtherCreation> creations, List<ObjectProperty> properties) {
    /** Copies the lists. */
    public OtherStatements {
        creations = List.copyOf(creations);
        properties = List.copyOf(properties);
    }

    /** {@return the statements for the objects that the filter includes and that need no excluded object} */
    public static OtherStatements of(Catalog live, List<ObjectProperty> properties, Filter filter) {
        List<OtherCreation> included = live.otherCreations().stream()
                .filter(each -> isIncluded(each, filter))
                .toList();
        List<ObjectProperty> kept = properties.stream()
                .filter(each -> {
                    TableName table = each.object().table();
                    return table == null || each.name() == null || filter.includesMember(table, each.name());
                })
                .toList();
        OtherStatements statements = new OtherStatements(live, included, kept);
        return new OtherStatements(live, statements.possible(filter::includesTable), kept);
    }

    /** {@return the included part of the schema with the triggers of the partitions} */
    public Schema withTriggers(Schema visible, Filter filter) {
        Set<TableName> partitions = creations.stream()
                .filter(OtherCreation::isPartition)
                .map(OtherCreation::name)
                .collect(Collectors.toSet());
        Stream<Trigger> more = live.schema().triggers().stream()
                .filter(trigger -> partitions.contains(trigger.table()))
                .filter(trigger -> filter.includesMember(trigger.table(), trigger.name()));
        return visible.withTriggers(
                Stream.concat(visible.triggers().stream(), more).toList());
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
            if (complete && (table == null || present.test(table) || created.contains(table))) {
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
        List<OtherCreation> statements = within(schema);
        Set<CreatedObject> modelled =
                operations.stream().flatMap(OtherStatements::createdBy).collect(Collectors.toSet());
        List<Operation> views = new ArrayList<>();
        List<Operation> triggers = new ArrayList<>();
        OrderedCreation order = new OrderedCreation(live.needs());
        statements.stream()
                .filter(each -> each.stage() == Stage.BEFORE_TABLES && !modelled.contains(each.created()))
                .forEach(each -> order.add(each.created(), execute(each)));
        for (Operation operation : operations) {
            if (operation instanceof CreateTrigger) {
                triggers.add(operation);
            } else if (operation instanceof CreateView) {
                views.add(operation);
            } else if (!addInstead(operation, statements, order)) {
                order.add(operation);
            }
        }
        statements.stream()
                .filter(each -> each.stage() == Stage.BEFORE_VIEWS && !modelled.contains(each.created()))
                .forEach(each -> order.add(each.created(), execute(each)));
        views.forEach(order::add);
        List<Operation> all = new ArrayList<>(order.operations());
        addAll(statements, Stage.BEFORE_TRIGGERS, all);
        all.addAll(triggers);
        addAll(statements, Stage.LAST, all);
        Set<CreatedObject> created = new HashSet<>(modelled);
        statements.forEach(each -> created.add(each.created()));
        properties.stream()
                .filter(property -> created.contains(property.object()))
                .map(property -> new ExecuteSql(new SqlText(property.sql()), null))
                .forEach(all::add);
        return all;
    }

    /** Adds the statements that create the table or sequence, if there are any; returns whether there are. */
    private static boolean addInstead(Operation operation, List<OtherCreation> statements, OrderedCreation order) {
        List<CreatedObject> objects = createdBy(operation).toList();
        List<OtherCreation> instead = statements.stream()
                .filter(each -> objects.contains(each.created()) && each.stage().compareTo(Stage.BEFORE_TRIGGERS) < 0)
                .toList();
        instead.forEach(each -> order.add(each.created(), execute(each)));
        return !instead.isEmpty();
    }

    private static void addAll(List<OtherCreation> statements, Stage stage, List<Operation> all) {
        statements.stream()
                .filter(each -> each.stage() == stage)
                .map(OtherStatements::execute)
                .forEach(all::add);
    }

    private static Stream<CreatedObject> createdBy(Operation operation) {
        if (operation instanceof CreateSequence create) {
            return Stream.of(CreatedObject.relation(create.sequence().name()));
        }
        return operation instanceof CreateTable || operation instanceof CreateView
                ? operation.tables().stream().map(CreatedObject::relation)
                : Stream.empty();
    }

    private static Operation execute(OtherCreation creation) {
        String drop = creation.drop();
        return new ExecuteSql(new SqlText(creation.sql()), drop == null ? null : new SqlText(drop));
    }
}
