package dev.limbeck.compare;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Pairs live items with wanted items by their structure, so that only items without a partner are dropped or added.
 * Among items of the same structure, those with equal names are paired first. Then items are paired if the name of one
 * of them is not significant, unless another wanted item has the name of the live item. A pair whose names differ is a
 * rename.
 *
 * @param dropped the live items that are not wanted, in their order
 * @param renamed the items that are wanted with a different name
 * @param added the wanted items that do not exist, in their order
 */
record Matching<T>(List<T> dropped, List<Rename<T>> renamed, List<T> added) {

    /** A pair of a live item and a wanted item whose names differ. */
    record Rename<T>(T from, T to) {}

    /**
     * The properties that determine whether a live item and a wanted item are paired.
     *
     * @param liveShape the structure of a live item, without its name
     * @param modelShape the structure of a wanted item, without its name
     * @param name the key of the name, or null if it is not significant
     */
    record Traits<T>(
            Function<T, Object> liveShape, Function<T, Object> modelShape, Function<T, @Nullable String> name) {}

    static <T> Matching<T> of(List<T> live, List<T> model, Traits<T> traits) {
        Pool<T> pool = new Pool<>(live, traits);
        List<T> open = pool.pair(model, Matching::sameName);
        Set<String> wantedNames =
                model.stream().map(traits.name()).flatMap(Stream::ofNullable).collect(Collectors.toSet());
        open = pool.pair(open, (one, other) -> one == null || (other == null && !wantedNames.contains(one)));
        List<Rename<T>> renamed = new ArrayList<>();
        List<T> added = new ArrayList<>();
        for (T wanted : open) {
            T found = pool.take(wanted, (one, other) -> true);
            if (found == null) {
                added.add(wanted);
            } else {
                renamed.add(new Rename<>(found, wanted));
            }
        }
        return new Matching<>(pool.remaining(live), renamed, added);
    }

    /** Returns this matching, with a drop and an addition in place of each rename that is not allowed. */
    Matching<T> restrictRenames(Predicate<Rename<T>> allowed) {
        List<T> out = new ArrayList<>(dropped);
        List<T> in = new ArrayList<>(added);
        renamed.stream().filter(allowed.negate()).forEach(rename -> {
            out.add(rename.from());
            in.add(rename.to());
        });
        return new Matching<>(out, renamed.stream().filter(allowed).toList(), in);
    }

    private interface NameTest {
        boolean matches(@Nullable String live, @Nullable String model);
    }

    private static boolean sameName(@Nullable String live, @Nullable String model) {
        return live == null ? model == null : live.equals(model);
    }

    /** The live items without a partner, by structure. */
    private static final class Pool<T> {
        private final Traits<T> traits;
        private final Map<Object, Deque<T>> byShape = new HashMap<>();
        private final Set<T> taken = Collections.newSetFromMap(new IdentityHashMap<>());

        Pool(List<T> live, Traits<T> traits) {
            this.traits = traits;
            live.forEach(each -> byShape.computeIfAbsent(traits.liveShape().apply(each), shape -> new ArrayDeque<>())
                    .add(each));
        }

        /** Pairs items and returns the wanted items for which no partner was found. */
        List<T> pair(List<T> model, NameTest test) {
            return model.stream().filter(wanted -> take(wanted, test) == null).toList();
        }

        /**
         * Removes and returns the first item of the same structure whose name passes the test; null if there is none.
         */
        @Nullable
        T take(T wanted, NameTest test) {
            String name = traits.name().apply(wanted);
            Deque<T> candidates = byShape.get(traits.modelShape().apply(wanted));
            if (candidates != null) {
                for (Iterator<T> each = candidates.iterator(); each.hasNext(); ) {
                    T candidate = each.next();
                    if (test.matches(traits.name().apply(candidate), name)) {
                        each.remove();
                        taken.add(candidate);
                        return candidate;
                    }
                }
            }
            return null;
        }

        /** Returns the remaining items, except for those with the same structure and name as a paired item. */
        List<T> remaining(List<T> live) {
            Set<List<@Nullable Object>> paired =
                    taken.stream().map(this::identity).collect(Collectors.toSet());
            return live.stream()
                    .filter(each -> !taken.contains(each) && !paired.contains(identity(each)))
                    .toList();
        }

        private List<@Nullable Object> identity(T each) {
            return Arrays.asList(traits.liveShape().apply(each), traits.name().apply(each));
        }
    }
}
