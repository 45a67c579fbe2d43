package dev.limbeck.command.entities;

import dev.limbeck.dialect.Sameness;
import dev.limbeck.model.Schema;
import dev.limbeck.model.TableName;
import dev.limbeck.model.Trigger;
import dev.limbeck.model.View;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Leaves out views and triggers that depend on excluded objects, since they could not be created. */
public final class RemainingViews {
    private final Sameness sameness;
    private final List<String> left = new ArrayList<>();
    private final Set<Trigger> explained = new HashSet<>();
    private final Schema schema;

    /**
     * Determines the views to keep.
     *
     * @param sameness determines which names are equal
     * @param live the whole schema
     * @param kept the included part of the schema
     * @param others the names of objects outside the schema, such as virtual tables
     */
    public RemainingViews(Sameness sameness, Schema live, Schema kept, List<TableName> others) {
        this.sameness = sameness;
        Set<TableName> absent = new HashSet<>();
        names(live).map(this::key).forEach(absent::add);
        names(kept).map(this::key).forEach(absent::remove);
        others.stream().map(this::key).forEach(absent::add);
        List<View> views = new ArrayList<>(kept.views());
        Optional<View> view = dependent(views, absent);
        while (view.isPresent()) {
            views.remove(view.get());
            absent.add(key(view.get().name()));
            left.add("view " + view.get().name() + " is left out: it depends on an excluded object");
            view = dependent(views, absent);
        }
        Set<TableName> excluded = Set.copyOf(absent);
        schema = kept.withViews(views)
                .withTriggers(kept.triggers().stream()
                        .filter(trigger -> !excluded.contains(key(trigger.table())))
                        .filter(trigger -> !needs(trigger, excluded))
                        .toList());
    }

    /** {@return the part of the schema that can be created} */
    public Schema schema() {
        return schema;
    }

    /** {@return a line for each view that is left out} */
    public List<String> notes() {
        return List.copyOf(left);
    }

    private boolean needs(Trigger trigger, Set<TableName> absent) {
        Set<String> names = absent.stream().map(TableName::name).collect(Collectors.toSet());
        // In a trigger, OLD and NEW are rows.
        names.removeAll(Set.of("old", "new"));
        names.retainAll(sameness.mentionedNameKeys(trigger.definition()));
        if (!names.isEmpty()) {
            explained.add(trigger);
            left.add("trigger " + trigger.name() + " is left out: it uses " + String.join(", ", new TreeSet<>(names))
                    + ", which is not in the revision");
        }
        return !names.isEmpty();
    }

    /** {@return whether a note explains why the trigger is left out} */
    public boolean explains(Trigger trigger) {
        return explained.contains(trigger);
    }

    private Optional<View> dependent(List<View> views, Set<TableName> absent) {
        Set<String> names = absent.stream().map(TableName::name).collect(Collectors.toSet());
        return views.stream()
                .filter(view -> !Collections.disjoint(sameness.mentionedNameKeys(view.definition()), names))
                .findFirst();
    }

    private static Stream<TableName> names(Schema schema) {
        return Stream.concat(
                schema.tables().stream().map(table -> table.name()),
                schema.views().stream().map(View::name));
    }

    private TableName key(TableName name) {
        return sameness.nameKey(name);
    }
}
