package dev.limbeck.settings;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds and hides the passwords in URLs, and recognizes the names of properties whose values are secret. */
public final class Passwords {
    /** The text that is printed in place of a secret. */
    static final String HIDDEN = "***";

    private static final String WORDS = "password|passwd|pwd|passphrase|secret|token|hexkey";
    private static final Pattern URL = Pattern.compile("(?:\\bjdbc:|\\b[A-Za-z][A-Za-z0-9+.-]*://)[^\\s'\"]+");
    private static final Pattern PARAMETER = Pattern.compile("(?i)((?:" + WORDS + "|[?&;]key)=)([^&;,\\s'\"]+)");
    private static final String NAME = "(?:[\\w.-]*(?:" + WORDS + ")|key)=";
    private static final Pattern WHOLE_PARAMETER =
            Pattern.compile("(?i)(?<=[?&])" + NAME + "[^&]*(?:&|$)|(?<=;)" + NAME + "[^;]*(?:;|$)");
    private static final Pattern USER_INFO = Pattern.compile("(//[^/@:\\s]*:)([^/\\s]+)(?=@)");
    private static final Pattern ORACLE_USER = Pattern.compile("(?i)(jdbc:oracle:[a-z0-9]+:[^/@\\s]*/)([^@\\s]+)(?=@)");
    private static final Pattern SECRET_NAME =
            Pattern.compile("password|passwd|passwrd|pwd|passphrase|secret|token|credential|hexkey");

    private Passwords() {}

    /** {@return the text, in which the passwords of all URLs are hidden} */
    public static String mask(String text) {
        return URL.matcher(text).replaceAll(found -> Matcher.quoteReplacement(maskUrl(found.group())));
    }

    private static String maskUrl(String url) {
        String masked = url;
        for (Pattern pattern : new Pattern[] {PARAMETER, USER_INFO, ORACLE_USER}) {
            masked = pattern.matcher(masked).replaceAll("$1" + HIDDEN);
        }
        return masked;
    }

    /** {@return the URL without its passwords, in the form for users who supply the password separately} */
    public static String remove(String url) {
        String without = WHOLE_PARAMETER.matcher(url).replaceAll("");
        without = without.equals(url) ? url : without.replaceFirst("[?&]$", "");
        for (Pattern pattern : new Pattern[] {USER_INFO, ORACLE_USER}) {
            without = pattern.matcher(without)
                    .replaceAll(found -> Matcher.quoteReplacement(
                            found.group(1).substring(0, found.group(1).length() - 1)));
        }
        return mask(without);
    }

    /** {@return the passwords in the URL, as written} */
    static Set<String> find(String url) {
        Set<String> found = new LinkedHashSet<>();
        for (Pattern pattern : new Pattern[] {PARAMETER, USER_INFO, ORACLE_USER}) {
            pattern.matcher(url).results().map(Passwords::group).forEach(found::add);
        }
        return found;
    }

    private static String group(MatchResult result) {
        return result.group(2);
    }

    /** {@return whether a property or an option with the given name, which may be misspelled, contains a password} */
    public static boolean isSecret(String name) {
        return SECRET_NAME.matcher(name.toLowerCase(Locale.ROOT)).find();
    }

    /** {@return the value, masked if it belongs to a password} */
    static String mask(String name, String value) {
        return isSecret(name) ? HIDDEN : mask(value);
    }
}
