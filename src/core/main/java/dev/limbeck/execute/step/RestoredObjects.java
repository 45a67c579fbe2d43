package dev.limbeck.execute.step;

import dev.limbeck.dialect.Planner.Loss;
import dev.limbeck.dialect.Planner.Loss.Effect;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The objects that the remaining statements of a step recreate, as they were when the step was planned. Anything that
 * another program has removed in the meantime is not recreated.
 *
 * @param known the objects
 */
record RestoredObjects(Collection<Loss> known) {

    /**
     * {@return the objects after one of the statements}
     *
     * @param before the objects that the later statements recreate, as they were before this statement
     * @param after the same objects, as they were after this statement
     */
    List<Loss> after(Collection<Loss> before, Collection<Loss> after) {
        List<Loss> all = new ArrayList<>(known);
        all.removeIf(loss -> loss.effect() != Effect.RESTORED && loss.effect() != Effect.REWRITTEN);
        Map<String, Set<String>> left = texts(after, Effect.RESTORED);
        texts(before, Effect.RESTORED).forEach((object, texts) -> {
            texts.removeAll(left.getOrDefault(object, Set.of()));
            if (!texts.isEmpty()) {
                all.add(new Loss(object, List.copyOf(texts), Effect.REWRITTEN));
            }
        });
        return all;
    }

    /**
     * {@return the parts of the definitions that no longer exist because another program removed them}
     *
     * @param now the objects as they are now
     */
    Set<String> removed(Collection<Loss> now) {
        Map<String, Set<String>> present = texts(now, Effect.RESTORED);
        Map<String, Set<String>> rewritten = texts(known, Effect.REWRITTEN);
        Set<String> removed = new LinkedHashSet<>();
        texts(known, Effect.RESTORED).forEach((object, texts) -> {
            Set<String> gone = new LinkedHashSet<>(texts);
            gone.removeAll(present.getOrDefault(object, Set.of()));
            gone.removeAll(rewritten.getOrDefault(object, Set.of()));
            boolean dropped = gone.contains(texts.iterator().next());
            removed.addAll(dropped ? texts : gone);
        });
        return removed;
    }

    private static Map<String, Set<String>> texts(Collection<Loss> losses, Effect effect) {
        Map<String, Set<String>> texts = new LinkedHashMap<>();
        losses.stream().filter(loss -> loss.effect() == effect).forEach(loss -> texts.computeIfAbsent(
                        loss.description(), object -> new LinkedHashSet<>())
                .addAll(loss.definition()));
        return texts;
    }
}
