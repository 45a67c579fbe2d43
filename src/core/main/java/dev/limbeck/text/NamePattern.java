package dev.limbeck.text;

import java.util.Locale;

/**
 * A pattern for names, in which {@code *} matches any text and {@code ?} matches one character; case is ignored. The
 * time to match a name is at most proportional to the length of the pattern multiplied by the length of the name.
 */
public final class NamePattern {
    private final String pattern;

    /** Creates the pattern. */
    public NamePattern(String text) {
        this.pattern = folded(text);
    }

    /** {@return whether the pattern matches the whole name} */
    public boolean matches(String name) {
        String text = folded(name);
        int at = 0;
        int in = 0;
        int star = -1;
        int retry = 0;
        while (at < text.length()) {
            if (in < pattern.length() && pattern.charAt(in) == '*') {
                star = in++;
                retry = at;
            } else if (in < pattern.length() && matches(pattern.charAt(in), text.charAt(at))) {
                in++;
                at++;
            } else if (star >= 0) {
                // Let the last star match one more character; the stars before it need not be tried again.
                in = star + 1;
                at = ++retry;
            } else {
                return false;
            }
        }
        return pattern.chars().skip(in).allMatch(c -> c == '*');
    }

    /** {@return whether the pattern matches every name} */
    public boolean matchesAll() {
        return !pattern.isEmpty() && pattern.chars().allMatch(c -> c == '*');
    }

    private static boolean matches(char expected, char found) {
        return expected == '?' || expected == found;
    }

    private static String folded(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
