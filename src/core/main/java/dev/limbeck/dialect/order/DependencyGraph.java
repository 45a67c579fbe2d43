package dev.limbeck.dialect.order;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Objects that need each other. Dependencies on unknown objects are ignored.
 *
 * @param <T> the type of the objects
 */
final class DependencyGraph<T> {
    private final Map<T, Set<T>> needs = new LinkedHashMap<>();

    /** Creates a graph of the given objects. */
    DependencyGraph(Collection<T> objects) {
        objects.forEach(this::add);
    }

    /** Adds an object after all others. */
    void add(T object) {
        needs.putIfAbsent(object, new LinkedHashSet<>());
    }

    /** {@return whether the graph contains the object} */
    boolean contains(T object) {
        return needs.containsKey(object);
    }

    /** Adds a dependency. */
    void require(T object, T needed) {
        if (contains(object) && contains(needed) && !object.equals(needed)) {
            needs.getOrDefault(object, Set.of()).add(needed);
        }
    }

    /** Adds the dependencies if none of them closes a cycle; {@return whether they were added} */
    boolean requireWithoutCycle(T object, Collection<T> needed) {
        if (needed.stream().anyMatch(each -> !each.equals(object) && reaches(each, object))) {
            return false;
        }
        needed.forEach(each -> require(object, each));
        return true;
    }

    /** {@return the objects that other objects need, in the order in which the dependencies of each object were added} */
    Set<T> needed() {
        return needs.values().stream().flatMap(Set::stream).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private boolean reaches(T from, T to) {
        Set<T> seen = new HashSet<>();
        Deque<T> left = new ArrayDeque<>(List.of(from));
        while (!left.isEmpty()) {
            T object = left.pop();
            if (object.equals(to)) {
                return true;
            }
            if (seen.add(object)) {
                left.addAll(needs.getOrDefault(object, Set.of()));
            }
        }
        return false;
    }

    /** {@return the objects, each after those that it needs, and otherwise in the order in which they were added} */
    List<T> sorted() {
        return DependencyOrder.sort(
                List.copyOf(needs.keySet()), Function.identity(), object -> needs.getOrDefault(object, Set.of()));
    }
}
