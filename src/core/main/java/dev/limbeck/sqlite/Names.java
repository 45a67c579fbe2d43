package dev.limbeck.sqlite;

/** How SQLite spells and compares names: without regard to the case of ASCII letters, and of those only. */
final class Names {
    private Names() {}

    /** {@return the name with its ASCII letters in lower case: equal for two names that SQLite takes for one} */
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
            char c = name.charAt(i);
            if (isUpper(c)) {
                folded.setCharAt(i, (char) (c + ('a' - 'A')));
            }
        }
        return folded.toString();
    }

    /** {@return whether SQLite takes both for one name} */
    static boolean same(String one, String other) {
        if (one.length() != other.length()) {
            return false;
        }
        for (int i = 0; i < one.length(); i++) {
            char a = one.charAt(i);
            char b = other.charAt(i);
            if (a != b && lower(a) != lower(b)) {
                return false;
            }
        }
        return true;
    }

    /** {@return the name in double quotes} */
    static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /** {@return the name as we write it: bare when it is a plain lower-case word and no keyword, else quoted} */
    static String spell(String name) {
        return isPlain(name) && !Keywords.isKeyword(name) ? name : quote(name);
    }

    /** {@return the name behind a token's text: its quotes removed, doubled ones halved} */
    static String unquote(String text) {
        char quote = text.isEmpty() ? 0 : text.charAt(0);
        return switch (quote) {
            case '"', '\'', '`' -> inside(text).replace("" + quote + quote, "" + quote);
            case '[' -> inside(text);
            default -> text;
        };
    }

    private static String inside(String text) {
        return text.substring(1, Math.max(1, text.length() - 1));
    }

    private static boolean isPlain(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || c == '_';
            if (!letter && (i == 0 || c < '0' || c > '9')) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    private static boolean isUpper(char c) {
        return c >= 'A' && c <= 'Z';
    }

    private static char lower(char c) {
        return isUpper(c) ? (char) (c + ('a' - 'A')) : c;
    }
}
