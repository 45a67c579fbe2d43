package dev.limbeck.settings;

import java.util.LinkedHashSet;
import java.util.List;
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

    /** A quote is part of a URL unless what follows it ends a quotation. */
    private static final String QUOTE = "['\"`](?!$|[\\s,\\]}<>'\"`]|[/?]>|[.:;)](?![\\p{L}\\p{N}]))";

    private static final Pattern URL = Pattern.compile(
            "(?:\\bjdbc:|\\b[A-Za-z][A-Za-z0-9+.-]*://)" + "(?:[^\\s'\"`,;]++|[,;](?!\\s|$)|" + QUOTE + ")++");

    private static final String NAME = "(?:[\\w.-]*(?:" + WORDS + ")|key)=";

    /** The value of a parameter after a semicolon, which can be in braces. */
    private static final String VALUE = "(?:\\{(?:[^}]|\\}\\})*\\}|[^;]+)";

    /** A parenthesis after a value ends the value only if the description of a host can continue or end there. */
    private static final String PARENTHESIS = "\\)(?!\\)*+(?:\\([\\w.-]+=|[,/?]|[.:;]?(?:\\s|$)))";

    /**
     * The end of a parameter depends on the character in front of it: it ends at an ampersand in a query, otherwise at
     * a semicolon or, in the description of a host, at the comma before the next parameter or at a parenthesis.
     */
    private static final Pattern PARAMETER =
            Pattern.compile("(?i)((?<=[?&])" + NAME + ")([^&]+)|((?<=[;:])" + NAME + ")(" + VALUE + ")|((?<=[(,])"
                    + NAME + ")((?:[^,)]++|,(?![\\w.-]+=)|" + PARENTHESIS + ")++)|((?:" + WORDS + ")=)([^&;,]+)");

    private static final Pattern WHOLE_PARAMETER =
            Pattern.compile("(?i)(?<=[?&])" + NAME + "[^&]*(?:&|$)|(?<=;)" + NAME + "(?:" + VALUE + ")?(?:;|$)");

    private static final String VARIABLE = "\\$\\{[^}]*+\\}";

    /** The name of a host, which is not a number only, and its port. */
    private static final String HOST = "(?:\\[[\\w:.%]*+\\]|(?!\\d+(?:[:,/?;@]|$))(?:" + VARIABLE
            + "|[^/@:,;?\\s\\[\\]])*+)(?::(?:\\d++|" + VARIABLE + "))?+";

    private static final String LAST_PARAMETERS = "(?:[?;:][\\w.-]+=|$)";

    /**
     * What is not a user and a password: hosts with parameters or a path after them. The path after one host has no at
     * sign; the path after several hosts can have one if no slash follows.
     */
    private static final String HOSTS = "(?:" + HOST + "(?:," + HOST + ")*+[?;][\\w.-]+=|" + HOST + "/(?:(?!"
            + LAST_PARAMETERS + ")[^@])*+" + LAST_PARAMETERS + "|" + HOST + "(?:," + HOST + ")++/(?:(?!"
            + LAST_PARAMETERS + ")[^/])*+"
            + LAST_PARAMETERS + "|\\[[\\w:.%]*+\\](?::\\d++)?+/|[A-Za-z]:[/\\\\])";

    private static final String AFTER_AT_SIGN = "@(?:(?!\\?[\\w.-]+=)[^@])*+";

    /** A password in front of the host. It ends at the last at sign before the parameters. */
    private static final Pattern USER_INFO = Pattern.compile(
            "(?<!/)(//(?!" + HOSTS + ")[^/@:\\s]*:)((?:[^@]++|" + AFTER_AT_SIGN + ")(?:" + AFTER_AT_SIGN + ")*)(?=@)");

    private static final Pattern ORACLE_USER = Pattern.compile("(?i)(jdbc:oracle:[a-z0-9]+:[^/@\\s]*/)([^@\\s]+)(?=@)");
    private static final Pattern SECRET_NAME =
            Pattern.compile("password|passwd|passwrd|pwd|passphrase|secret|token|credential|hexkey");

    private static final List<Pattern> PATTERNS = List.of(PARAMETER, USER_INFO, ORACLE_USER);

    private Passwords() {}

    /** {@return the text, with the passwords in all URLs hidden} */
    public static String mask(String text) {
        return URL.matcher(text).replaceAll(found -> Matcher.quoteReplacement(maskUrl(found.group())));
    }

    /** {@return the URL, with its passwords hidden} */
    public static String maskUrl(String url) {
        String masked = url;
        for (Pattern pattern : PATTERNS) {
            masked = pattern.matcher(masked).replaceAll(found -> Matcher.quoteReplacement(group(found, 1) + HIDDEN));
        }
        return masked;
    }

    /** {@return the URL without its passwords, in a form for users who supply the password separately} */
    public static String remove(String url) {
        String without = WHOLE_PARAMETER.matcher(url).replaceAll("");
        without = without.equals(url) ? url : without.replaceFirst("[?&]$", "");
        for (Pattern pattern : new Pattern[] {USER_INFO, ORACLE_USER}) {
            without = pattern.matcher(without)
                    .replaceAll(found -> Matcher.quoteReplacement(
                            found.group(1).substring(0, found.group(1).length() - 1)));
        }
        return maskUrl(without);
    }

    /** {@return the passwords in the URL, as written} */
    static Set<String> find(String url) {
        Set<String> found = new LinkedHashSet<>();
        for (Pattern pattern : PATTERNS) {
            pattern.matcher(url).results().map(result -> group(result, 2)).forEach(found::add);
        }
        return found;
    }

    /**
     * Returns the group of the alternative that matched; each alternative has a group for the name and one for the
     * value.
     */
    private static String group(MatchResult result, int number) {
        for (int i = number; i <= result.groupCount(); i += 2) {
            String group = result.group(i);
            if (group != null) {
                return group;
            }
        }
        throw new IllegalStateException("No group was found");
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
