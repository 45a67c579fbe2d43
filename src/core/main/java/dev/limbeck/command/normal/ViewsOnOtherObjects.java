package dev.limbeck.command.normal;

import dev.limbeck.compare.Comparer;
import dev.limbeck.dialect.Catalog;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.dialect.Sameness;
import dev.limbeck.dialect.Traits.Feature;
import dev.limbeck.execute.Scratch;
import dev.limbeck.execute.ScratchDatabases;
import dev.limbeck.execute.failure.ExecutionException;
import dev.limbeck.execute.failure.ScratchNotPermittedException;
import dev.limbeck.model.Schema;
import dev.limbeck.model.TableName;
import dev.limbeck.model.View;
import dev.limbeck.ops.ExecuteSql;
import dev.limbeck.ops.Operation;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The views of a model that depend on objects of the live database that the model does not contain, for instance on a
 * view that the settings exclude. Such a view cannot be created in an empty scratch database. Therefore, its normal
 * form is determined in a copy of the live database to which the differences have been applied.
 *
 * @param comparer finds the differences
 * @param types the statements of the model that create types
 */
public record ViewsOnOtherObjects(ScratchDatabases scratches, Comparer comparer, Catalog live, List<ExecuteSql> types) {
    /** {@return the model with the normal forms of these views, as far as they can be determined} */
    public Schema resolve(Schema model) {
        if (!dialect().traits().has(Feature.BOUND_VIEWS) || !mayDiffer(model)) {
            return model;
        }
        List<Operation> changes = dialect()
                .planner()
                .withTypes(comparer.compare(live.schema(), model).operations(), types, live, Map.of());
        try (Scratch scratch = scratches.of(live)) {
            scratch.run(changes);
            Schema reached = scratch.reflect().schema();
            Set<TableName> dependent = find(model).keySet();
            return model.withViews(model.views().stream()
                    .map(view -> dependent.contains(key(view.name())) ? stored(view, reached) : view)
                    .toList());
        } catch (ExecutionException | ScratchNotPermittedException e) {
            // The comparison uses the text of the model.
            return model;
        }
    }

    /**
     * {@return the model, in which these views have the definitions of the live database} An application has no scratch
     * database in which it could determine their normal forms, so that a different text would mean nothing.
     *
     * @param warnings is called for each view whose text is different
     */
    public Schema assumeSame(Schema model, Consumer<String> warnings) {
        if (!dialect().traits().has(Feature.BOUND_VIEWS) || !mayDiffer(model)) {
            return model;
        }
        Sameness sameness = dialect().sameness();
        Map<TableName, View> found = find(model);
        return model.withViews(model.views().stream()
                .map(view -> {
                    Optional<View> existing =
                            found.containsKey(key(view.name())) ? live.schema().view(view.name()) : Optional.empty();
                    if (existing.isEmpty()
                            || sameness.definitionKey(existing.get().definition())
                                    .equals(sameness.definitionKey(view.definition()))) {
                        return view;
                    }
                    warnings.accept("The definition of the view " + view.name() + " was not compared, because it uses"
                            + " objects that the entities do not contain. Compare it with `limbeck check`.");
                    return new View(view.name(), existing.get().definition());
                })
                .toList());
    }

    /** Returns whether such a view is new, or its text is not the one that the live database stores. */
    private boolean mayDiffer(Schema model) {
        Sameness sameness = dialect().sameness();
        return find(model).values().stream().anyMatch(view -> live.schema()
                .view(view.name())
                .map(existing -> !sameness.definitionKey(existing.definition())
                        .equals(sameness.definitionKey(view.definition())))
                .orElse(true));
    }

    private static View stored(View view, Schema reached) {
        return reached.view(view.name())
                .map(found -> new View(view.name(), found.definition()))
                .orElse(view);
    }

    /** Returns the views whose definitions mention an object outside the model or another such view. */
    private Map<TableName, View> find(Schema model) {
        Set<String> outside = new HashSet<>();
        Stream.concat(names(live.schema()), live.otherNames().stream())
                .forEach(name -> outside.add(key(name).name()));
        names(model).forEach(name -> outside.remove(key(name).name()));
        Map<TableName, View> found = new LinkedHashMap<>();
        boolean added = !outside.isEmpty();
        while (added) {
            added = false;
            for (View view : model.views()) {
                TableName name = key(view.name());
                if (!found.containsKey(name)
                        && !Collections.disjoint(dialect().sameness().mentionedNameKeys(view.definition()), outside)) {
                    found.put(name, view);
                    outside.add(name.name());
                    added = true;
                }
            }
        }
        return found;
    }

    private static Stream<TableName> names(Schema schema) {
        return Stream.concat(
                schema.tables().stream().map(table -> table.name()),
                schema.views().stream().map(View::name));
    }

    private TableName key(TableName name) {
        return dialect().sameness().nameKey(name);
    }

    private Dialect dialect() {
        return scratches.dialect();
    }
}
