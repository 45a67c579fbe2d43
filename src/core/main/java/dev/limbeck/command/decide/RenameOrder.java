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
 * @param temporaryName a function that returns a temporary name
 */
record RenameOrder<N>(Function<N, String> key, UnaryOperator<N> temporaryName) {

    /** One rename. */
    record NameChange<N>(N from, N to) {}

    List<NameChange<N>> order(List<NameChange<N>> moves) {
        List<NameChange<N>> remaining = new ArrayList<>(moves);
        List<NameChange<N>> ordered = new ArrayList<>();
        while (!remaining.isEmpty()) {
            NameChange<N> next = remaining.stream()
                    .filter(move -> isFree(move, remaining))
                    .findFirst()
                    .orElse(remaining.get(0));
            remaining.remove(next);
            if (isFree(next, remaining)) {
                ordered.add(next);
            } else {
                N temporary = temporaryName.apply(next.from());
                ordered.add(new NameChange<>(next.from(), temporary));
                remaining.add(new NameChange<>(temporary, next.to()));
            }
        }
        return ordered;
    }

    private boolean isFree(NameChange<N> move, List<NameChange<N>> others) {
        return others.stream()
                .noneMatch(
                        other -> !other.equals(move) && key.apply(other.from()).equals(key.apply(move.to())));
    }
}
