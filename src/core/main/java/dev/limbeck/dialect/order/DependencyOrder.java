package dev.limbeck.dialect.order;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Puts each item after the items that it needs, and otherwise keeps the order. A cycle is broken at the reference that
 * closes it.
 */
public final class DependencyOrder {
    private DependencyOrder() {}

    /**
     * {@return the items, with each item after the items that it needs}
     *
     * @param key returns the key of an item
     * @param needs returns the keys of the items that an item needs; unknown keys are ignored
     */
    public static <T, K> List<T> sort(List<T> items, Function<T, K> key, Function<T, ? extends Iterable<K>> needs) {
        Map<K, T> byKey = new HashMap<>();
        items.forEach(item -> byKey.put(key.apply(item), item));
        Walk<T> walk = new Walk<>(item -> neighbors(byKey, needs.apply(item)));
        items.forEach(walk::from);
        return walk.ordered;
    }

    private static <T, K> List<T> neighbors(Map<K, T> byKey, Iterable<K> keys) {
        List<T> found = new ArrayList<>();
        for (K key : keys) {
            T item = byKey.get(key);
            if (item != null) {
                found.add(item);
            }
        }
        return found;
    }

    /** A depth-first search without recursion, because a chain of thousands of items would overflow the stack. */
    private static final class Walk<T> {
        private final Function<T, List<T>> needs;
        private final List<T> ordered = new ArrayList<>();
        private final Set<T> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        private final Deque<Visit<T>> path = new ArrayDeque<>();

        private record Visit<T>(T item, Iterator<T> needs) {}

        Walk(Function<T, List<T>> needs) {
            this.needs = needs;
        }

        void from(T start) {
            enter(start);
            while (!path.isEmpty()) {
                Iterator<T> left = path.element().needs();
                if (left.hasNext()) {
                    enter(left.next());
                } else {
                    ordered.add(path.pop().item());
                }
            }
        }

        private void enter(T item) {
            if (seen.add(item)) {
                path.push(new Visit<>(item, needs.apply(item).iterator()));
            }
        }
    }
}
