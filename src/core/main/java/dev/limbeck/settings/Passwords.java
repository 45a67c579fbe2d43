package dev.limbeck.settings;

import java.util.Locale;
import java.util.regex.Pattern;

/** Hides passwords in output. */
public final class Passwords {
    private static final String HIDDEN = "***";
    private static final Pattern PARAMETER =
            Pattern.compile("(?i)((?:password|passwd|pwd|secret|token|hexkey|[?&;]key)=)[^&;,\\s'\"]+");
    private static final Pattern USER_INFO = Pattern.compile("(//[^/@:\\s]*:)[^/@\\s]+(?=@)");

    private Passwords() {}

    /** {@return the text with the passwords in {@code password=…} and {@code //user:…@host} masked} */
    public static String mask(String text) {
        String masked = PARAMETER.matcher(text).replaceAll("$1" + HIDDEN);
        return USER_INFO.matcher(masked).replaceAll("$1" + HIDDEN);
    }

    /** {@return whether a property with the given name contains a password} */
    static boolean isSecret(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.contains("password") || lower.contains("secret") || lower.contains("token");
    }

    /** {@return the value, masked if the name shows that it contains a password} */
    static String mask(String name, String value) {
        return isSecret(name) ? HIDDEN : mask(value);
    }
}
