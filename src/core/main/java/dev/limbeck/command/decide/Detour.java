package dev.limbeck.command.decide;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Orders renames so that each new name is free when it is used. If names form a cycle, one of them is renamed
 * temporarily.
 *
 * @param key a function with equal results for equal names
 * @param aside a function that returns a temporary name
 */
record Detour<N>(Function<N, String> key, UnaryOperator<N> aside) {

    /** One rename. */
    record Move<N>(N from, N to) {}

    List<Move<N>> order(List<Move<N>> moves) {
        List<Move<N>> remaining = new ArrayList<>(moves);
        List<Move<N>> ordered = new ArrayList<>();
        while (!remaining.isEmpty()) {
            Move<N> next = remaining.stream()
                    .filter(move -> isFree(move, remaining))
                    .findFirst()
                    .orElse(remaining.get(0));
            remaining.remove(next);
            if (isFree(next, remaining)) {
                ordered.add(next);
            } else {
                N temporary = aside.apply(next.from());
                ordered.add(new Move<>(next.from(), temporary));
                remaining.add(new Move<>(temporary, next.to()));
            }
        }
        return ordered;
    }

    private boolean isFree(Move<N> move, List<Move<N>> others) {
        return others.stream()
                .noneMatch(
                        other -> !other.equals(move) && key.apply(other.from()).equals(key.apply(move.to())));
    }
}
