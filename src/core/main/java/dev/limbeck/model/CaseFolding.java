package dev.limbeck.model;

import org.jspecify.annotations.Nullable;

/**
 * Compares names without regard to the case of ASCII letters. Other letters are compared exactly: to SQLite, {@code Ä}
 * and {@code ä} are different names (as for LIKE, see sqlite.org/lang_expr.html, section 5).
 */
public interface CaseFolding {

    /** {@return the name with its ASCII letters in lower case; the result is equal for all spellings of a name} */
    static String fold(String name) {
        for (int i = 0; i < name.length(); i++) {
            if (isUpper(name.charAt(i))) {
                return foldFrom(name, i);
            }
        }
        return name;
    }

    private static String foldFrom(String name, int first) {
        StringBuilder folded = new StringBuilder(name);
        for (int i = first; i < name.length(); i++) {
            folded.setCharAt(i, lower(name.charAt(i)));
        }
        return folded.toString();
    }

    /** {@return the name with its ASCII letters in upper case} */
    static String raise(String name) {
        StringBuilder raised = new StringBuilder(name);
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            raised.setCharAt(i, c >= 'a' && c <= 'z' ? (char) (c - ('a' - 'A')) : c);
        }
        return raised.toString();
    }

    /** {@return whether both are the same name; false if either is null} */
    static boolean same(@Nullable String one, @Nullable String other) {
        if (one == null || other == null || one.length() != other.length()) {
            return false;
        }
        return matchesAt(one, other, 0);
    }

    /** {@return whether the text contains the given name at the given offset; the text must be long enough} */
    static boolean matchesAt(String name, String text, int offset) {
        for (int i = 0; i < name.length(); i++) {
            char one = name.charAt(i);
            char other = text.charAt(offset + i);
            if (one != other && lower(one) != lower(other)) {
                return false;
            }
        }
        return true;
    }

    private static char lower(char c) {
        return isUpper(c) ? (char) (c + ('a' - 'A')) : c;
    }

    private static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }
}
