package dev.limbeck.hibernate.spring;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The active profiles.
 *
 * @param names in the order in which their files are read, later ones over earlier ones
 */
record Profiles(List<String> names) {
    /** What is active when nothing else is. */
    static final Profiles DEFAULT = new Profiles(List.of("default"));

    /** Copies the list. */
    Profiles {
        names = List.copyOf(names);
    }

    static Profiles of(Collection<String> names) {
        return names.isEmpty() ? DEFAULT : new Profiles(List.copyOf(names));
    }

    /**
     * {@return whether a document with that {@code spring.config.activate.on-profile} counts}: names with {@code !},
     * {@code &}, {@code |} and commas, in parentheses if need be.
     */
    boolean match(String expression) {
        return Stream.of(expression.split(",", -1)).anyMatch(part -> new Reader(part).either());
    }

    /** Reads an expression once, from left to right. */
    private final class Reader {
        private final String text;
        private final Set<String> active = new TreeSet<>(names);
        private int at;

        Reader(String text) {
            this.text = text.replaceAll("\\s", "");
        }

        boolean either() {
            boolean value = both();
            while (eat('|')) {
                value |= both();
            }
            return value;
        }

        private boolean both() {
            boolean value = one();
            while (eat('&')) {
                value &= one();
            }
            return value;
        }

        private boolean one() {
            if (eat('!')) {
                return !one();
            }
            if (eat('(')) {
                boolean value = either();
                eat(')');
                return value;
            }
            int start = at;
            while (at < text.length() && "!&|()".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            return active.contains(text.substring(start, at));
        }

        private boolean eat(char sign) {
            boolean there = at < text.length() && text.charAt(at) == sign;
            at += there ? 1 : 0;
            return there;
        }
    }
}
