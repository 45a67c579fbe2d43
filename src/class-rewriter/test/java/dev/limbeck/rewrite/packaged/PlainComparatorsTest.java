package dev.limbeck.rewrite.packaged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Compares the comparators with those of the JDK. The classes of tests are not rewritten, so they use the JDK's. */
@SuppressWarnings("UnnecessaryLambda") // only these lambda expressions are serializable
class PlainComparatorsTest {
    private static final List<@Nullable String> WORDS = Arrays.asList(null, "", "a", "A", "b", "aa", "Bb", "none");

    private static final Function<String, String> SELF = (Function<String, String> & Serializable) word -> word;
    private static final Function<String, @Nullable String> NONE =
            (Function<String, @Nullable String> & Serializable) word -> word.equals("none") ? null : word;
    private static final ToIntFunction<String> INT = (ToIntFunction<String> & Serializable) String::length;
    private static final ToLongFunction<String> LONG =
            (ToLongFunction<String> & Serializable) word -> (long) word.length() << 40;
    private static final ToDoubleFunction<String> DOUBLE = (ToDoubleFunction<String> & Serializable)
            word -> word.isEmpty() ? Double.NaN : word.equals("a") ? -0.0 : word.length() - 1.0;

    /** A comparator with its own methods; each calls the inherited one as well. */
    private record Own(String name) implements Comparator<String> {
        @Override
        public int compare(String one, String other) {
            return Integer.compare(one.length(), other.length());
        }

        @Override
        public Comparator<String> thenComparing(Comparator<? super String> other) {
            return new Own(name + " then").otherwise(other);
        }

        @Override
        public Comparator<String> thenComparingInt(ToIntFunction<? super String> key) {
            return Comparator.super.thenComparingInt(word -> -key.applyAsInt(word));
        }

        private Comparator<String> otherwise(Comparator<? super String> other) {
            return (one, two) -> compare(one, two) == 0 ? other.compare(two, one) : compare(one, two);
        }
    }

    private static Map<String, Comparator<String>> comparators(boolean plain) {
        Map<String, Comparator<String>> all = new LinkedHashMap<>();
        all.put("comparing", plain ? PlainComparators.comparing(SELF) : Comparator.comparing(SELF));
        all.put("comparing null", plain ? PlainComparators.comparing(NONE) : Comparator.comparing(NONE));
        Comparator<@Nullable String> nulls = Comparator.nullsLast(String.CASE_INSENSITIVE_ORDER);
        all.put("comparing with", plain ? PlainComparators.comparing(NONE, nulls) : Comparator.comparing(NONE, nulls));
        all.put("comparingInt", plain ? PlainComparators.comparingInt(INT) : Comparator.comparingInt(INT));
        all.put("comparingLong", plain ? PlainComparators.comparingLong(LONG) : Comparator.comparingLong(LONG));
        all.put(
                "comparingDouble",
                plain ? PlainComparators.comparingDouble(DOUBLE) : Comparator.comparingDouble(DOUBLE));
        Comparator<String> notSerializable = String::compareToIgnoreCase;
        all.put("not serializable", notSerializable);
        all.put("naturalOrder", Comparator.naturalOrder());
        all.put("reverseOrder", Comparator.reverseOrder());
        all.put("ignoring case", String.CASE_INSENSITIVE_ORDER);
        all.put("overridden", new Own("own"));
        return all;
    }

    private static Map<String, Comparator<String>> wrapped(Map<String, Comparator<String>> comparators) {
        Map<String, UnaryOperator<Comparator<String>>> ways = new LinkedHashMap<>();
        ways.put("", UnaryOperator.identity());
        ways.put(" reversed", Comparator::reversed);
        ways.put(" reversed twice", comparator -> comparator.reversed().reversed());
        ways.put(" reverseOrder", Collections::reverseOrder);
        ways.put(" nullsFirst", Comparator::nullsFirst);
        ways.put(" nullsLast", Comparator::nullsLast);
        ways.put(" nullsFirst reversed", comparator -> Comparator.nullsFirst(comparator)
                .reversed());
        Map<String, Comparator<String>> all = new LinkedHashMap<>();
        comparators.forEach((name, each) -> ways.forEach((way, made) -> all.put(name + way, made.apply(each))));
        all.put("only nullsFirst", Comparator.nullsFirst(null));
        all.put("only nullsLast", Comparator.nullsLast(null));
        return all;
    }

    private static Map<String, Comparator<String>> chained(Map<String, Comparator<String>> all, boolean plain) {
        Comparator<@Nullable String> nulls = Comparator.nullsFirst(Comparator.reverseOrder());
        Map<String, Comparator<String>> chains = new LinkedHashMap<>();
        all.forEach((name, first) -> {
            chains.put(
                    name + ", then natural",
                    plain
                            ? PlainComparators.thenComparing(first, Comparator.naturalOrder())
                            : first.thenComparing(Comparator.naturalOrder()));
            chains.put(
                    name + ", then key",
                    plain ? PlainComparators.thenComparing(first, SELF) : first.thenComparing(SELF));
            chains.put(
                    name + ", then key with",
                    plain ? PlainComparators.thenComparing(first, NONE, nulls) : first.thenComparing(NONE, nulls));
            chains.put(
                    name + ", then int",
                    plain ? PlainComparators.thenComparingInt(first, INT) : first.thenComparingInt(INT));
            chains.put(
                    name + ", then long",
                    plain ? PlainComparators.thenComparingLong(first, LONG) : first.thenComparingLong(LONG));
            chains.put(
                    name + ", then double",
                    plain ? PlainComparators.thenComparingDouble(first, DOUBLE) : first.thenComparingDouble(DOUBLE));
        });
        return chains;
    }

    /** Returns all results of each comparator. */
    private static Map<String, List<String>> results(Map<String, Comparator<String>> comparators) {
        Map<String, List<String>> results = new LinkedHashMap<>();
        comparators.forEach((name, comparator) -> {
            List<String> all = new ArrayList<>(table(comparator));
            all.add(copied(comparator, all));
            results.put(name, all);
        });
        return results;
    }

    private static List<String> table(Comparator<String> comparator) {
        List<String> all = new ArrayList<>();
        for (String one : WORDS) {
            for (String other : WORDS) {
                String result;
                try {
                    result = String.valueOf(Integer.signum(comparator.compare(one, other)));
                } catch (RuntimeException e) {
                    result = e.getClass().getSimpleName();
                }
                all.add(one + " " + other + " " + result);
            }
        }
        return all;
    }

    /** Returns whether the comparator can be serialized, and whether its copy has the same results. */
    private static String copied(Comparator<String> comparator, List<String> results) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(comparator);
            out.flush();
            try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
                @SuppressWarnings("unchecked")
                Comparator<String> copy = (Comparator<String>) in.readObject();
                return "copy " + table(copy).equals(results);
            }
        } catch (NotSerializableException e) {
            return "not serializable";
        } catch (IOException | ClassNotFoundException e) {
            return e.toString();
        }
    }

    @Test
    void comparatorsHaveTheResultsOfTheJdk() {
        Map<String, List<String>> jdk = results(wrapped(comparators(false)));
        assertThat(jdk).hasSize(79);
        assertThat(results(wrapped(comparators(true)))).isEqualTo(jdk);
    }

    /** The comparators of nulls, and any comparator outside the JDK, have their own methods. */
    @Test
    void chainsHaveTheResultsOfTheJdk() {
        Map<String, List<String>> jdk = results(chained(wrapped(comparators(false)), false));
        assertThat(jdk).hasSize(474);
        assertThat(jdk.get("naturalOrder nullsFirst, then key")).contains("null null 0", "copy true");
        Map<String, List<String>> plain = results(chained(wrapped(comparators(true)), true));
        assertThat(plain.keySet()).isEqualTo(jdk.keySet());
        jdk.forEach((name, expected) -> assertThat(plain.get(name)).as(name).isEqualTo(expected));
    }

    @Test
    void longerChainsHaveTheResultsOfTheJdk() {
        Map<String, List<String>> jdk = results(chained(wrapped(chained(comparators(false), false)), false));
        Map<String, List<String>> plain = results(chained(wrapped(chained(comparators(true), true)), true));
        assertThat(plain.keySet()).isEqualTo(jdk.keySet()).hasSizeGreaterThan(2_000);
        jdk.forEach((name, expected) -> assertThat(plain.get(name)).as(name).isEqualTo(expected));
    }

    @Test
    @SuppressWarnings("NullAway")
    void nullIsRefusedWhenTheComparatorIsCreated() {
        Comparator<String> first = Comparator.nullsFirst(null);
        assertThatNullPointerException().isThrownBy(() -> PlainComparators.comparing(null));
        assertThatNullPointerException().isThrownBy(() -> PlainComparators.comparing(SELF, null));
        assertThatNullPointerException().isThrownBy(() -> PlainComparators.comparingInt(null));
        assertThatNullPointerException().isThrownBy(() -> PlainComparators.thenComparing(null, SELF));
        assertThatNullPointerException().isThrownBy(() -> PlainComparators.thenComparingLong(first, null));
        assertThatNullPointerException()
                .isThrownBy(() ->
                        PlainComparators.thenComparing(Comparator.<String>naturalOrder(), (Comparator<String>) null));
    }
}
