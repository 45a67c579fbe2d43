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
 * Pairs what is there with what is wanted by shape, so that only what has no partner is dropped or added. Among several
 * of one shape, equal names go first, then those where one name means nothing, unless what is there holds a name that
 * something else wants; two that differ in name only are a rename.
 *
 * @param dropped what is there and not wanted, in its order
 * @param renamed what is wanted under another name
 * @param added what is wanted and not there, in its order
 */
record Matching<T>(List<T> dropped, List<Rename<T>> renamed, List<T> added) {

    /** One thing and the same under the name that is wanted. */
    record Rename<T>(T from, T to) {}

    /**
     * How things are told apart.
     *
     * @param liveShape what one that is there is, without its name
     * @param modelShape what one that is wanted is, without its name
     * @param name the key of their name, or null where it means nothing
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
        return new Matching<>(pool.left(live), renamed, added);
    }

    /** These pairings, with a rename that is not allowed made a drop and an addition. */
    Matching<T> allowing(Predicate<Rename<T>> allowed) {
        List<T> out = new ArrayList<>(dropped);
        List<T> in = new ArrayList<>(added);
        renamed.stream().filter(allowed.negate()).forEach(rename -> {
            out.add(rename.from());
            in.add(rename.to());
        });
        return new Matching<>(out, renamed.stream().filter(allowed).toList(), in);
    }

    private interface NameTest {
        boolean fits(@Nullable String live, @Nullable String model);
    }

    private static boolean sameName(@Nullable String live, @Nullable String model) {
        return live == null ? model == null : live.equals(model);
    }

    /** What is there and has no partner yet, by shape. */
    private static final class Pool<T> {
        private final Traits<T> traits;
        private final Map<Object, Deque<T>> byShape = new HashMap<>();
        private final Set<T> taken = Collections.newSetFromMap(new IdentityHashMap<>());

        Pool(List<T> live, Traits<T> traits) {
            this.traits = traits;
            live.forEach(each -> byShape.computeIfAbsent(traits.liveShape().apply(each), shape -> new ArrayDeque<>())
                    .add(each));
        }

        /** Pairs what fits and gives back what found no partner. */
        List<T> pair(List<T> model, NameTest test) {
            return model.stream().filter(wanted -> take(wanted, test) == null).toList();
        }

        /** The first of the same shape whose name fits, taken out; null where there is none. */
        @Nullable
        T take(T wanted, NameTest test) {
            String name = traits.name().apply(wanted);
            Deque<T> candidates = byShape.get(traits.modelShape().apply(wanted));
            if (candidates != null) {
                for (Iterator<T> each = candidates.iterator(); each.hasNext(); ) {
                    T candidate = each.next();
                    if (test.fits(traits.name().apply(candidate), name)) {
                        each.remove();
                        taken.add(candidate);
                        return candidate;
                    }
                }
            }
            return null;
        }

        /** What says again what a pair says already, name included, is not left over. */
        List<T> left(List<T> live) {
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
