package dev.limbeck.compare;

import dev.limbeck.dialect.Sameness;
import dev.limbeck.model.Schema;
import dev.limbeck.model.TableName;
import dev.limbeck.model.Trigger;
import dev.limbeck.model.View;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Compares views and triggers by their complete statements. A view or trigger that the model does not have is kept,
 * unless the options declare that it is managed. If a view is recreated, its triggers are recreated as well, because
 * they are dropped with the view.
 */
final class ViewComparison {
    private final List<View> droppedViews = new ArrayList<>();
    private final List<View> createdViews = new ArrayList<>();
    private final Set<Trigger> droppedTriggers = new LinkedHashSet<>();
    private final Set<Trigger> createdTriggers = new LinkedHashSet<>();

    ViewComparison(SchemaPair sides, Schema live, Schema model) {
        Sameness sameness = sides.sameness();
        Predicate<TableName> managed = sides.options().managedViews();
        compare(
                byKey(live.views(), view -> sides.liveShapes().tableKey(view.name())),
                byKey(model.views(), view -> sides.liveShapes().tableKey(view.name())),
                new Traits<>(view -> sameness.definitionKey(view.definition()), view -> managed.test(view.name())),
                new Result<>(droppedViews, createdViews));
        compare(
                byKey(live.triggers(), trigger -> TableName.of(sameness.nameKey(trigger.name()))),
                byKey(model.triggers(), trigger -> TableName.of(sameness.nameKey(trigger.name()))),
                new Traits<>(
                        trigger -> sameness.definitionKey(trigger.definition()),
                        trigger -> managed.test(TableName.of(trigger.name()))),
                new Result<>(droppedTriggers, createdTriggers));
        Set<TableName> dropped = droppedViews.stream()
                .map(view -> sides.liveShapes().tableKey(view.name()))
                .collect(Collectors.toSet());
        Set<TableName> recreated = createdViews.stream()
                .map(view -> sides.liveShapes().tableKey(view.name()))
                .collect(Collectors.toSet());
        for (Trigger trigger : live.triggers()) {
            TableName on = sides.liveShapes().tableKey(trigger.table());
            if (dropped.contains(on) && droppedTriggers.add(trigger) && recreated.contains(on)) {
                createdTriggers.add(trigger);
            }
        }
    }

    private record Traits<T>(Function<T, String> definition, Predicate<T> managed) {}

    private record Result<T>(Collection<T> dropped, Collection<T> created) {}

    List<View> droppedViews() {
        return droppedViews;
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

    private static <T> Map<TableName, T> byKey(List<T> all, Function<T, TableName> key) {
        Map<TableName, T> map = new LinkedHashMap<>();
        all.forEach(each -> map.put(key.apply(each), each));
        return map;
    }

    private static <T> void compare(
            Map<TableName, T> live, Map<TableName, T> model, Traits<T> traits, Result<T> result) {
        model.forEach((name, wanted) -> {
            T current = live.get(name);
            if (current == null) {
                result.created().add(wanted);
            } else if (!traits.definition()
                    .apply(current)
                    .equals(traits.definition().apply(wanted))) {
                result.dropped().add(current);
                result.created().add(wanted);
            }
        });
        live.forEach((name, current) -> {
            if (!model.containsKey(name) && traits.managed().test(current)) {
                result.dropped().add(current);
            }
        });
    }
}
