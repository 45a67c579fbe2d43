package dev.limbeck.compare;

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

/** Puts things behind what they need, and keeps the given order otherwise. A cycle is cut where it closes. */
final class InOrder {
    private InOrder() {}

    /**
     * {@return the items, each behind those it needs}
     *
     * @param key what an item is called
     * @param needs what the items that one needs are called; names of others are ignored
     */
    static <T, K> List<T> of(List<T> items, Function<T, K> key, Function<T, ? extends Iterable<K>> needs) {
        Map<K, T> byKey = new HashMap<>();
        items.forEach(item -> byKey.put(key.apply(item), item));
        Walk<T> walk = new Walk<>(item -> neighbours(byKey, needs.apply(item)));
        items.forEach(walk::from);
        return walk.ordered;
    }

    private static <T, K> List<T> neighbours(Map<K, T> byKey, Iterable<K> keys) {
        List<T> found = new ArrayList<>();
        for (K key : keys) {
            T item = byKey.get(key);
            if (item != null) {
                found.add(item);
            }
        }
        return found;
    }

    /** A walk in depth that keeps its path itself, because a chain of thousands would overflow the stack. */
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
