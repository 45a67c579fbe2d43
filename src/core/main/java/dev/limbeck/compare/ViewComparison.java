package dev.limbeck.compare;

import dev.limbeck.dialect.Sameness;
import dev.limbeck.dialect.Traits.Feature;
import dev.limbeck.model.Schema;
import dev.limbeck.model.TableName;
import dev.limbeck.model.Trigger;
import dev.limbeck.model.View;
import dev.limbeck.ops.ReplaceView;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares views and triggers by their complete statements. A view or trigger that the model does not have is kept,
 * unless the options allow it to be dropped. A changed view is replaced and keeps its triggers. If a table or view that
 * the view may read changes as well, the view is dropped before that change and created again after it, together with
 * its triggers.
 */
final class ViewComparison {
    private final SchemaPair sides;
    private final Schema live;
    private final Schema model;
    private final List<Change<View>> changedViews = new ArrayList<>();
    private final List<ReplaceView> replacedViews = new ArrayList<>();
    private final List<View> droppedViews = new ArrayList<>();
    private final List<View> createdViews = new ArrayList<>();
    private final Set<Trigger> droppedTriggers = new LinkedHashSet<>();
    private final Set<Trigger> createdTriggers = new LinkedHashSet<>();

    ViewComparison(SchemaPair sides, Schema live, Schema model) {
        this.sides = sides;
        this.live = live;
        this.model = model;
        Sameness sameness = sides.sameness();
        Predicate<TableName> managed = sides.options().managedViews();
        Map<Object, View> liveViews =
                byKey(live.views(), view -> sides.liveShapes().tableKey(view.name()));
        Map<Object, View> modelViews =
                byKey(model.views(), view -> sides.liveShapes().tableKey(view.name()));
        modelViews.replaceAll((name, view) -> {
            View current = liveViews.get(name);
            return current == null ? view : sameness.withOptionsOf(current, view);
        });
        compare(
                liveViews,
                modelViews,
                new Traits<>(view -> sameness.definitionKey(view.definition()), view -> managed.test(view.name())),
                new Result<>(droppedViews, createdViews, changedViews));
        List<Change<Trigger>> changedTriggers = new ArrayList<>();
        compare(
                byKey(live.triggers(), trigger -> key(sides, trigger)),
                byKey(model.triggers(), trigger -> key(sides, trigger)),
                new Traits<>(
                        trigger -> sameness.definitionKey(trigger.definition()),
                        trigger -> managed.test(new TableName(trigger.table().schema(), trigger.name()))),
                new Result<>(droppedTriggers, createdTriggers, changedTriggers));
        changedTriggers.forEach(change -> {
            droppedTriggers.add(change.before());
            createdTriggers.add(change.after());
        });
    }

    /** Decides which changed views can be replaced, now that the differences between the tables are known. */
    void decide(TableDifferences tables) {
        ViewSources sources = new ViewSources(sides, live, model);
        Set<String> affected = new HashSet<>();
        Stream.of(
                        tables.created().stream(),
                        tables.dropped().stream(),
                        tables.changed().stream().map(TableChange::live))
                .flatMap(each -> each)
                .forEach(table ->
                        affected.add(sides.sameness().nameKey(table.name().name())));
        Stream.concat(droppedViews.stream(), createdViews.stream()).forEach(view -> affected.add(sources.key(view)));
        List<Change<View>> left = new ArrayList<>(changedViews);
        boolean found = true;
        while (found) {
            List<Change<View>> recreated = left.stream()
                    .filter(change -> !Collections.disjoint(
                            sources.find(List.of(change.before(), change.after())),
                            withoutItself(affected, change, sources)))
                    .toList();
            recreated.forEach(change -> {
                droppedViews.add(change.before());
                createdViews.add(change.after());
                affected.add(sources.key(change.before()));
            });
            left.removeAll(recreated);
            found = !recreated.isEmpty();
        }
        left.forEach(change -> replacedViews.add(new ReplaceView(
                change.before(), new View(change.before().name(), change.after().definition()))));
        createdViews.sort(Comparator.comparing(model.views()::indexOf));
        if (sides.traits().has(Feature.BOUND_VIEWS)) {
            sources.order(createdViews);
            sources.order(droppedViews);
            Collections.reverse(droppedViews);
        }
        recreateTriggers();
    }

    private static Set<String> withoutItself(Set<String> affected, Change<View> change, ViewSources sources) {
        Set<String> others = new HashSet<>(affected);
        others.remove(sources.key(change.before()));
        return others;
    }

    /** Recreates the triggers of a recreated view, because they are dropped with the view. */
    private void recreateTriggers() {
        Set<TableName> dropped = keys(droppedViews);
        Set<TableName> recreated = keys(createdViews);
        for (Trigger trigger : live.triggers()) {
            TableName on = sides.liveShapes().tableKey(trigger.table());
            if (dropped.contains(on) && droppedTriggers.add(trigger) && recreated.contains(on)) {
                createdTriggers.add(trigger);
            }
        }
    }

    private Set<TableName> keys(List<View> views) {
        return views.stream()
                .map(view -> sides.liveShapes().tableKey(view.name()))
                .collect(Collectors.toSet());
    }

    /**
     * Returns the names that identify a trigger: its own name and, if trigger names are only unique per table, the name
     * of its table.
     */
    private static Object key(SchemaPair sides, Trigger trigger) {
        TableName table = sides.liveShapes().tableKey(trigger.table());
        String name = sides.liveShapes().tableKey(TableName.of(trigger.name())).name();
        return sides.traits().has(Feature.TRIGGER_NAMES_PER_TABLE)
                ? List.of(table, name)
                : new TableName(table.schema(), name);
    }

    /** A view or trigger whose definition in the database differs from its definition in the model. */
    private record Change<T>(T before, T after) {}

    private record Traits<T>(Function<T, String> definition, Predicate<T> managed) {}

    private record Result<T>(Collection<T> dropped, Collection<T> created, List<Change<T>> changed) {}

    List<View> droppedViews() {
        return droppedViews;
    }

    List<ReplaceView> replacedViews() {
        return replacedViews;
    }

    List<View> createdViews() {
        return createdViews;
    }

    Set<Trigger> droppedTriggers() {
        return droppedTriggers;
    }

    Set<Trigger> createdTriggers() {
        return createdTriggers;
    }

    private static <T> Map<Object, T> byKey(List<T> all, Function<T, Object> key) {
        Map<Object, T> map = new LinkedHashMap<>();
        all.forEach(each -> map.put(key.apply(each), each));
        return map;
    }

    private static <T> void compare(Map<Object, T> live, Map<Object, T> model, Traits<T> traits, Result<T> result) {
        model.forEach((name, wanted) -> {
            T current = live.get(name);
            if (current == null) {
                result.created().add(wanted);
            } else if (!traits.definition()
                    .apply(current)
                    .equals(traits.definition().apply(wanted))) {
                result.changed().add(new Change<>(current, wanted));
            }
        });
        live.forEach((name, current) -> {
            if (!model.containsKey(name) && traits.managed().test(current)) {
                result.dropped().add(current);
            }
        });
    }
}
