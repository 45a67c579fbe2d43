package dev.limbeck.revision;

import dev.limbeck.revision.RevisionException.Kind;
import java.text.Normalizer;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Determines the class name, and thus the file name, of a new revision from a template such as {@code
 * Rev_{rev}_{slug}}; a part before a slash is a folder, as in {@code {year}/Rev_{rev}_{slug}}.
 *
 * @param template the template; its variables are {@code {rev} {slug} {epoch} {year} {month} {day} {hour} {minute}
 *     {second}}
 * @param slugLength the maximum length of the slug
 * @param zone the time zone of the date
 */
public record FileName(String template, int slugLength, ZoneId zone) {
    /** The default template. */
    public static final String DEFAULT_TEMPLATE = "Rev_{rev}_{slug}";

    private static final Pattern TOKEN = Pattern.compile("\\{(\\w*)\\}");
    private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
    private static final Pattern MAYBE_A_KEYWORD = Pattern.compile("[a-z]+");
    private static final int LONGEST_NAME = 200;

    /**
     * {@return the simple name of the class, always a valid Java identifier}
     *
     * @throws RevisionException of kind {@code INVALID_NAME} if the template has an unknown variable
     */
    public String className(String id, String message, Instant created) {
        return identifier(filled(template.substring(template.lastIndexOf('/') + 1), id, message, created));
    }

    /** {@return whether the template puts the file into a folder below the location} */
    public boolean hasFolders() {
        return template.indexOf('/') > 0;
    }

    /**
     * {@return the folder of the file as a path below the location, with slashes; empty if the template specifies no
     * folder}
     *
     * @throws RevisionException of kind {@code INVALID_NAME} if the template has an unknown variable
     */
    public String folder(String id, String message, Instant created) {
        int end = template.lastIndexOf('/');
        return end < 0 ? "" : filled(template.substring(0, end), id, message, created);
    }

    private String filled(String text, String id, String message, Instant created) {
        Map<String, String> parts = parts(id, slug(message), ZonedDateTime.ofInstant(created, zone));
        return TOKEN.matcher(text).replaceAll(match -> {
            String part = parts.get(match.group(1));
            if (part == null) {
                throw new RevisionException(
                        Kind.INVALID_NAME,
                        "The file template \"" + template + "\" has {" + match.group(1)
                                + "}, which is unknown.\nUse {rev}, {slug}, {epoch}, {year}, {month}, {day}, {hour}, {minute} or"
                                + " {second}.");
            }
            return Matcher.quoteReplacement(part);
        });
    }

    private static Map<String, String> parts(String id, String slug, ZonedDateTime time) {
        return Map.of(
                "rev", id,
                "slug", slug,
                "epoch", Long.toString(time.toEpochSecond()),
                "year", Integer.toString(time.getYear()),
                "month", twoDigits(time.getMonthValue()),
                "day", twoDigits(time.getDayOfMonth()),
                "hour", twoDigits(time.getHour()),
                "minute", twoDigits(time.getMinute()),
                "second", twoDigits(time.getSecond()));
    }

    private static String twoDigits(int number) {
        return number < 10 ? "0" + number : Integer.toString(number);
    }

    /**
     * {@return the message in lower case, its words joined with underscores, truncated between words if it is too long}
     */
    public String slug(String message) {
        String slug = trimmed(NOT_A_WORD
                .matcher(Normalizer.normalize(message, Normalizer.Form.NFC).toLowerCase(Locale.ROOT))
                .replaceAll("_"));
        if (slug.length() <= slugLength) {
            return slug;
        }
        int end = slug.lastIndexOf('_', slugLength);
        int cut = end > 0 ? end : slugLength;
        return trimmed(slug.substring(0, Character.isLowSurrogate(slug.charAt(cut)) ? cut - 1 : cut));
    }

    private static String trimmed(String slug) {
        String text = slug.startsWith("_") ? slug.substring(1) : slug;
        return text.endsWith("_") ? text.substring(0, text.length() - 1) : text;
    }

    /**
     * Replaces characters that identifiers do not allow (JLS 3.8), and adds a prefix if the first character is not
     * allowed at the beginning.
     */
    private static String identifier(String text) {
        StringBuilder name = new StringBuilder();
        text.codePoints()
                .map(c -> Character.isJavaIdentifierPart(c) && !Character.isIdentifierIgnorable(c) ? c : '_')
                .forEach(name::appendCodePoint);
        while (name.length() > 1 && name.charAt(name.length() - 1) == '_') {
            name.setLength(name.length() - 1);
        }
        if (name.length() > LONGEST_NAME) {
            name.setLength(LONGEST_NAME);
        }
        boolean first = !name.isEmpty() && Character.isJavaIdentifierStart(name.codePointAt(0));
        return first && !MAYBE_A_KEYWORD.matcher(name).matches() ? name.toString() : "Rev_" + name;
    }
}
