package dev.limbeck.hibernate.spring;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The active profiles.
 *
 * @param names the names of the profiles, in the order in which their files are read; later files override earlier
 *     files
 */
record Profiles(List<String> names) {
    /** The profile that is active if no other profile is. */
    static final Profiles DEFAULT = new Profiles(List.of("default"));

    /** Copies the list. */
    Profiles {
        names = List.copyOf(names);
    }

    /** {@return the profiles with the given names, or the default profile if the collection is empty} */
    static Profiles of(Collection<String> names) {
        return names.isEmpty() ? DEFAULT : new Profiles(List.copyOf(names));
    }

    /**
     * {@return whether a document with the given {@code spring.config.activate.on-profile} is active}
     *
     * @param expression names with {@code !}, {@code &}, {@code |}, commas and parentheses
     */
    boolean matches(String expression) {
        return Stream.of(expression.split(",", -1)).anyMatch(part -> new Reader(part).disjunction());
    }

    /** Evaluates an expression by recursive descent. */
    private final class Reader {
        private final String text;
        private final Set<String> active = new TreeSet<>(names);
        private int at;

        Reader(String text) {
            this.text = text.replaceAll("\\s", "");
        }

        boolean disjunction() {
            boolean value = conjunction();
            while (accept('|')) {
                value |= conjunction();
            }
            return value;
        }

        private boolean conjunction() {
            boolean value = operand();
            while (accept('&')) {
                value &= operand();
            }
            return value;
        }

        private boolean operand() {
            if (accept('!')) {
                return !operand();
            }
            if (accept('(')) {
                boolean value = disjunction();
                accept(')');
                return value;
            }
            int start = at;
            while (at < text.length() && "!&|()".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            return active.contains(text.substring(start, at));
        }

        private boolean accept(char sign) {
            boolean matches = at < text.length() && text.charAt(at) == sign;
            at += matches ? 1 : 0;
            return matches;
        }
    }
}
