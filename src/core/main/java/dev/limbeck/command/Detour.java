package dev.limbeck.command;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Brings renames into an order in which each name is free when it is taken. Where names go round in a circle, one of them
 * is put aside for a moment.
 *
 * @param key what makes two names one
 * @param aside a name for that moment
 */
record Detour<N>(Function<N, String> key, UnaryOperator<N> aside) {

    /** One rename. */
    record Move<N>(N from, N to) {}

    List<Move<N>> order(List<Move<N>> moves) {
        List<Move<N>> left = new ArrayList<>(moves);
        List<Move<N>> ordered = new ArrayList<>();
        while (!left.isEmpty()) {
            Move<N> next =
                    left.stream().filter(move -> isFree(move, left)).findFirst().orElse(left.get(0));
            left.remove(next);
            if (isFree(next, left)) {
                ordered.add(next);
            } else {
                N moment = aside.apply(next.from());
                ordered.add(new Move<>(next.from(), moment));
                left.add(new Move<>(moment, next.to()));
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
