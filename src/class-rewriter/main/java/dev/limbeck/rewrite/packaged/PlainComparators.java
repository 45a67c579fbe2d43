package dev.limbeck.rewrite.packaged;

import java.io.Serializable;
import java.util.Comparator;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;

/**
 * Creates comparators like those of {@link Comparator}, whose serializable lambda expressions Java cannot archive and
 * therefore generates again in each run. If a comparator has its own {@code thenComparing} methods, they are called:
 * those of {@link Comparator#nullsFirst}, for example, never pass two nulls to the second comparator.
 */
public final class PlainComparators {
    private PlainComparators() {}

    /** Replaces {@link Comparator#comparing(Function)}. */
    public static <T, U extends Comparable<? super U>> Comparator<T> comparing(Function<? super T, ? extends U> key) {
        return new ByKey<>(Objects.requireNonNull(key), Comparator.naturalOrder());
    }

    /** Replaces {@link Comparator#comparing(Function, Comparator)}. */
    public static <T, U> Comparator<T> comparing(
            Function<? super T, ? extends U> key, Comparator<? super U> comparator) {
        return new ByKey<>(Objects.requireNonNull(key), Objects.requireNonNull(comparator));
    }

    /** Replaces {@link Comparator#comparingInt}. */
    public static <T> Comparator<T> comparingInt(ToIntFunction<? super T> key) {
        return new ByInt<>(Objects.requireNonNull(key));
    }

    /** Replaces {@link Comparator#comparingLong}. */
    public static <T> Comparator<T> comparingLong(ToLongFunction<? super T> key) {
        return new ByLong<>(Objects.requireNonNull(key));
    }

    /** Replaces {@link Comparator#comparingDouble}. */
    public static <T> Comparator<T> comparingDouble(ToDoubleFunction<? super T> key) {
        return new ByDouble<>(Objects.requireNonNull(key));
    }

    private abstract static class Plain<T> implements Comparator<T>, Serializable {}

    private static final class ByKey<T, U> extends Plain<T> {
        private final Function<? super T, ? extends U> key;
        private final Comparator<? super U> comparator;

        ByKey(Function<? super T, ? extends U> key, Comparator<? super U> comparator) {
            this.key = key;
            this.comparator = comparator;
        }

        @Override
        public int compare(T one, T other) {
            return comparator.compare(key.apply(one), key.apply(other));
        }
    }

    private static final class ByInt<T> extends Plain<T> {
        private final ToIntFunction<? super T> key;

        ByInt(ToIntFunction<? super T> key) {
            this.key = key;
        }

        @Override
        public int compare(T one, T other) {
            return Integer.compare(key.applyAsInt(one), key.applyAsInt(other));
        }
    }

    private static final class ByLong<T> extends Plain<T> {
        private final ToLongFunction<? super T> key;

        ByLong(ToLongFunction<? super T> key) {
            this.key = key;
        }

        @Override
        public int compare(T one, T other) {
            return Long.compare(key.applyAsLong(one), key.applyAsLong(other));
        }
    }

    private static final class ByDouble<T> extends Plain<T> {
        private final ToDoubleFunction<? super T> key;

        ByDouble(ToDoubleFunction<? super T> key) {
            this.key = key;
        }

        @Override
        public int compare(T one, T other) {
            return Double.compare(key.applyAsDouble(one), key.applyAsDouble(other));
        }
    }

    private static final class Then<T> extends Plain<T> {
        private final Comparator<T> first;
        private final Comparator<? super T> second;

        Then(Comparator<T> first, Comparator<? super T> second) {
            this.first = first;
            this.second = second;
        }

        @Override
        public int compare(T one, T other) {
            int result = first.compare(one, other);
            return result == 0 ? second.compare(one, other) : result;
        }
    }

    /** Returns whether the comparator has its own method instead of the one that {@link Comparator} defines. */
    private static boolean overrides(Comparator<?> comparator, String method, Class<?>... parameters) {
        if (comparator instanceof Plain) {
            return false;
        }
        try {
            return comparator.getClass().getMethod(method, parameters).getDeclaringClass() != Comparator.class;
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Replaces {@link Comparator#thenComparing(Comparator)}. */
    public static <T> Comparator<T> thenComparing(Comparator<T> first, Comparator<? super T> second) {
        return overrides(first, "thenComparing", Comparator.class)
                ? first.thenComparing(second)
                : new Then<>(first, Objects.requireNonNull(second));
    }

    /** Replaces {@link Comparator#thenComparing(Function)}. */
    public static <T, U extends Comparable<? super U>> Comparator<T> thenComparing(
            Comparator<T> first, Function<? super T, ? extends U> key) {
        return overrides(first, "thenComparing", Function.class)
                ? first.thenComparing(key)
                : thenComparing(first, comparing(key));
    }

    /** Replaces {@link Comparator#thenComparing(Function, Comparator)}. */
    public static <T, U> Comparator<T> thenComparing(
            Comparator<T> first, Function<? super T, ? extends U> key, Comparator<? super U> comparator) {
        return overrides(first, "thenComparing", Function.class, Comparator.class)
                ? first.thenComparing(key, comparator)
                : thenComparing(first, comparing(key, comparator));
    }

    /** Replaces {@link Comparator#thenComparingInt}. */
    public static <T> Comparator<T> thenComparingInt(Comparator<T> first, ToIntFunction<? super T> key) {
        return overrides(first, "thenComparingInt", ToIntFunction.class)
                ? first.thenComparingInt(key)
                : thenComparing(first, comparingInt(key));
    }

    /** Replaces {@link Comparator#thenComparingLong}. */
    public static <T> Comparator<T> thenComparingLong(Comparator<T> first, ToLongFunction<? super T> key) {
        return overrides(first, "thenComparingLong", ToLongFunction.class)
                ? first.thenComparingLong(key)
                : thenComparing(first, comparingLong(key));
    }

    /** Replaces {@link Comparator#thenComparingDouble}. */
    public static <T> Comparator<T> thenComparingDouble(Comparator<T> first, ToDoubleFunction<? super T> key) {
        return overrides(first, "thenComparingDouble", ToDoubleFunction.class)
                ? first.thenComparingDouble(key)
                : thenComparing(first, comparingDouble(key));
    }
}
