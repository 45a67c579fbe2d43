package dev.limbeck.dialect.order;

import dev.limbeck.model.TableName;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The order in which the objects of a database can be created. A part of a table, such as a check constraint, is created
 * together with the table, unless it needs an object that needs the table.
 *
 * @param order the objects and the parts that are created after their tables
 * @param late the parts that are created after their tables, in a fixed order
 */
public record CreationSequence(List<CreatedObject> order, Set<CreatedObject> late) {
    /** Copies the collections. */
    public CreationSequence {
        order = List.copyOf(order);
        late = Collections.unmodifiableSet(new LinkedHashSet<>(late));
    }

    /**
     * {@return the order of the objects: each comes after those that it needs, and otherwise the order is kept}
     *
     * @param objects the objects, without the parts of tables
     * @param needs the dependencies of the objects and of the parts of tables; dependencies on other objects are ignored
     */
    public static CreationSequence of(Collection<CreatedObject> objects, List<Need> needs) {
        DependencyGraph<CreatedObject> graph = new DependencyGraph<>(objects);
        Map<CreatedObject, List<CreatedObject>> parts = new LinkedHashMap<>();
        Map<CreatedObject, List<CreatedObject>> possible = new LinkedHashMap<>();
        for (Need need : needs) {
            if (!need.certain()) {
                possible.computeIfAbsent(need.object(), object -> new ArrayList<>())
                        .add(need.needed());
            } else if (need.object().isPart()) {
                parts.computeIfAbsent(need.object(), part -> new ArrayList<>()).add(need.needed());
            } else {
                graph.require(need.object(), need.needed());
            }
        }
        Set<CreatedObject> late = new LinkedHashSet<>();
        parts.forEach((part, needed) -> {
            CreatedObject table = tableOf(part);
            if (graph.contains(table) && !graph.requireWithoutCycle(table, needed)) {
                late.add(part);
                graph.add(part);
                graph.require(part, table);
                needed.forEach(each -> graph.require(part, each));
            }
        });
        addPossible(graph, possible);
        return new CreationSequence(graph.sorted(), late);
    }

    private static CreatedObject tableOf(CreatedObject part) {
        TableName table = Objects.requireNonNull(part.table());
        return CreatedObject.relation(table);
    }

    /**
     * Adds the dependencies that are possible for those objects that other objects need. Where nothing else needs an
     * object, the objects that its text mentions can be created later.
     */
    private static void addPossible(
            DependencyGraph<CreatedObject> graph, Map<CreatedObject, List<CreatedObject>> possible) {
        Set<CreatedObject> used = graph.needed();
        Deque<CreatedObject> left = new ArrayDeque<>(used);
        while (!left.isEmpty()) {
            CreatedObject object = left.pop();
            for (CreatedObject mentioned : possible.getOrDefault(object, List.of())) {
                if (graph.requireWithoutCycle(object, List.of(mentioned)) && used.add(mentioned)) {
                    left.add(mentioned);
                }
            }
        }
    }
}
