package dev.limbeck.rewrite;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.IntSupplier;
import java.util.function.LongUnaryOperator;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Contains every form of lambda expression, method reference and record; {@link ClassRewriterTest} runs this code
 * before and after it is rewritten.
 */
final class RewrittenCode implements Callable<String> {
    private final String prefix = "p";

    /** A record with components of every type. */
    record Everything(
            boolean flag,
            byte small,
            short medium,
            char letter,
            int number,
            long large,
            float single,
            double precise,
            @Nullable String text,
            @Nullable Object any) {}

    /** A record without components. */
    record Nothing() {}

    /** A record that defines one of the three methods itself. */
    record OwnHash(String text) {
        @Override
        public int hashCode() {
            return 7;
        }
    }

    /** Lambda expressions in an interface. */
    interface Greeting {
        String name();

        private String decorated(String text) {
            return "<" + text + name() + ">";
        }

        private static String loud(String text) {
            return text + "!";
        }

        default List<Function<String, String>> ways() {
            return List.of(this::decorated, Greeting::loud, text -> text + name(), text -> text + "-");
        }
    }

    /** A superclass whose method a lambda expression calls. */
    static class Base {
        String shown() {
            return "base";
        }
    }

    /** Calls the method of the superclass from a method reference. */
    static final class Derived extends Base {
        @Override
        String shown() {
            return "derived";
        }

        Supplier<String> ofSuper() {
            return super::shown;
        }
    }

    /** An interface with bridge methods: the compiler needs several methods for a single lambda expression. */
    interface Text extends UnaryOperator<String>, Serializable {}

    private String own(String text) {
        return prefix + text;
    }

    private static int count() {
        return 1;
    }

    private static long wide(int a, long b, double c, String d) {
        return a + b + (long) c + d.length();
    }

    @Override
    public String call() throws Exception {
        List<@Nullable Object> results = new ArrayList<>();
        captures(results, 3, 4_000_000_000L, 5.5);
        conversions(results);
        Greeting greeting = () -> "you";
        greeting.ways().forEach(way -> results.add(way.apply("hi ")));
        results.add(new Derived().ofSuper().get());
        Text text = given -> given + prefix;
        results.add(text.apply("serializable "));
        serialized(results, text);
        comparators(results);
        records(results);
        return String.join("\n", results.stream().map(String::valueOf).toList());
    }

    private static void comparators(List<@Nullable Object> results) {
        List<String> words = Arrays.asList("bb", "a", "C", "", "aa", "B");
        Comparator<String> length = Comparator.comparingInt(String::length);
        List<Comparator<String>> all = List.of(
                Comparator.comparing(String::length),
                Comparator.comparing(word -> word, String.CASE_INSENSITIVE_ORDER),
                Comparator.<String>comparingLong(word -> -word.length()).thenComparing(Comparator.reverseOrder()),
                Comparator.comparingDouble(word -> word.isEmpty() ? Double.NaN : -0.5 * word.length()),
                length.thenComparing(word -> word),
                length.reversed().thenComparing(word -> word, String.CASE_INSENSITIVE_ORDER),
                length.thenComparingInt(word -> word.indexOf('a')),
                length.thenComparingLong(word -> word.indexOf('B')),
                length.thenComparingDouble(word -> word.indexOf('C')));
        for (Comparator<String> each : all) {
            results.add(words.stream().sorted(each).toList());
            results.add(each instanceof Serializable);
        }
        try {
            results.add(length.thenComparing((Comparator<String>) null));
        } catch (NullPointerException refused) {
            results.add("refused");
        }
        List<@Nullable String> some = Arrays.asList("b", null, "aa", null, "a");
        results.add(some.stream()
                .sorted(Comparator.nullsFirst(length).thenComparing(word -> word.charAt(0)))
                .toList());
        results.add(words.stream()
                .sorted(new ByLength().thenComparing(Comparator.reverseOrder()))
                .toList());
        Comparator<String> own = new ByLength();
        results.add(words.stream().sorted(own.thenComparing(word -> word)).toList());
    }

    /** A comparator that calls the method that it overrides. */
    private static final class ByLength implements Comparator<String> {
        @Override
        public int compare(String one, String other) {
            return Integer.compare(one.length(), other.length());
        }

        @Override
        public Comparator<String> thenComparing(Comparator<? super String> other) {
            return Comparator.super.thenComparing(other.reversed());
        }
    }

    /** Reads serialized lambda expressions again; the first one does not capture anything. */
    private static void serialized(List<@Nullable Object> results, Text text) throws Exception {
        String suffix = "!";
        Function<String, String> both = (Function<String, String> & Serializable) given -> given + suffix;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject((Text) String::strip);
            out.writeObject(both);
            out.writeObject(text);
        } catch (NotSerializableException refused) {
            results.add(refused.getMessage());
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            results.add(((Text) in.readObject()).apply(" stripped "));
            results.add(
                    ((Function<?, ?>) in.readObject()).andThen(String::valueOf).apply(null));
        }
    }

    private void captures(List<@Nullable Object> results, int a, long b, double c) {
        String d = "four";
        Supplier<Long> all = () -> wide(a, b, c, d);
        results.add(all.get());
        Function<String, String> mine = this::own;
        results.add(mine.apply("x"));
        results.add(
                Arrays.<Function<String, Object>>asList(StringBuilder::new, String::length, d::concat, Integer::valueOf)
                        .stream()
                        .map(each -> String.valueOf(each.apply("12")))
                        .toList());
        Supplier<Supplier<String>> nested = () -> () -> own(d) + a;
        results.add(nested.get().get());
        IntFunction<int[]> array = int[]::new;
        results.add(array.apply(3).length);
        char letter = 'x';
        boolean flag = true;
        byte small = 1;
        short medium = 2;
        float single = 1.5f;
        Supplier<String> every = () -> "" + letter + flag + small + medium + single;
        results.add(every.get());
    }

    private static void conversions(List<@Nullable Object> results) {
        ToLongFunction<Integer> widened = Integer::intValue;
        ToDoubleFunction<Long> precise = Long::longValue;
        LongUnaryOperator half = value -> value / 2;
        Function<Integer, Integer> unboxed = Math::abs;
        BiFunction<Integer, Integer, Integer> both = Math::max;
        BiFunction<Integer, Integer, Long> sum = (one, other) -> (long) one + other;
        IntSupplier size = "size"::length;
        IntFunction<Object> boxed = value -> value;
        Function<Object, String> shown = Objects::toString;
        Runnable dropped = RewrittenCode::count;
        dropped.run();
        Runnable droppedLong = () -> wide(1, 2, 3, "");
        droppedLong.run();
        results.addAll(List.of(
                widened.applyAsLong(7),
                precise.applyAsDouble(8L),
                half.applyAsLong(9),
                unboxed.apply(-10),
                both.apply(11, 12),
                sum.apply(13, 14),
                size.getAsInt(),
                boxed.apply(15),
                shown.apply(16)));
        Function<String, Integer> compared = "b"::compareTo;
        results.add(compared.apply("a"));
    }

    private static void records(List<@Nullable Object> results) {
        List<Integer> array = List.of(1);
        List<Object> values = List.of(
                everything(0.0, 0f, "a", array),
                everything(-0.0, 0f, "a", array),
                everything(0.0, -0f, "a", array),
                everything(Double.NaN, Float.NaN, "a", array),
                everything(Double.NaN, Float.NaN, "a", array),
                everything(0.0, 0f, null, array),
                everything(0.0, 0f, "a", null),
                new Nothing(),
                new Nothing(),
                new OwnHash("a"),
                new OwnHash("b"),
                new OwnHash("a"),
                "other");
        for (Object one : values) {
            results.add(
                    values.stream().map(other -> one.equals(other) ? "=" : "#").toList());
        }
        results.add(new Nothing().hashCode());
        results.add(new OwnHash("a").hashCode());
        results.add(everything(Double.NaN, -0f, "text", null).hashCode());
        results.add(everything(1.5, 2.5f, null, null).hashCode());
        results.add(everything(1.5, 2.5f, null, null));
    }

    private static Everything everything(double precise, float single, @Nullable String text, @Nullable Object any) {
        return new Everything(true, (byte) -1, (short) -2, 'c', 5, 1L << 40, single, precise, text, any);
    }
}
