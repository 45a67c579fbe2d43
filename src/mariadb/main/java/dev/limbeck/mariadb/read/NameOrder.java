package dev.limbeck.mariadb.read;

import java.util.Comparator;
import java.util.Locale;

/**
 * The order in which the server sorts names; case matters only for names that are otherwise the same. Creates no new
 * strings for ASCII names, because names are compared very often.
 */
final class NameOrder implements Comparator<String> {
    static final NameOrder INSTANCE = new NameOrder();

    private static final Comparator<String> UPPER_CASE =
            Comparator.comparing((String name) -> name.toUpperCase(Locale.ROOT)).thenComparing(name -> name);

    private NameOrder() {}

    @Override
    public int compare(String one, String other) {
        int length = Math.min(one.length(), other.length());
        for (int i = 0; i < length; i++) {
            char left = one.charAt(i);
            char right = other.charAt(i);
            if (left > 'z' || right > 'z') {
                return UPPER_CASE.compare(one, other);
            }
            int difference = upper(left) - upper(right);
            if (difference != 0) {
                return difference;
            }
        }
        return one.length() == other.length() ? one.compareTo(other) : one.length() - other.length();
    }

    private static int upper(char letter) {
        return letter >= 'a' ? letter - 'a' + 'A' : letter;
    }
}
