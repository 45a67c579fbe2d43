package dev.limbeck.revision.graph;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A parsed revision name, {@code branch@symbol+steps}; each part is optional.
 *
 * @param branch the label or revision before the at sign, or null
 * @param symbol an id or a prefix of an id, a label, {@code head}, {@code heads}, {@code base} or {@code current}; null
 *     if there are only steps
 * @param steps the offset from the symbol: positive toward the heads, negative toward the base; null if the name has no
 *     {@code +n} or {@code -n}
 */
record RevisionName(@Nullable String branch, @Nullable String symbol, @Nullable Integer steps) {
    private static final Pattern RELATIVE = Pattern.compile("(?:(.+?)@)?([^@:+\\s-][^@:+\\s]*?)?([+-]\\d{1,9})");

    static RevisionName parse(String text) {
        Matcher relative = RELATIVE.matcher(text);
        if (relative.matches()) {
            return new RevisionName(relative.group(1), relative.group(2), Integer.valueOf(relative.group(3)));
        }
        int at = text.indexOf('@');
        return at < 0
                ? new RevisionName(null, text, null)
                : new RevisionName(text.substring(0, at), text.substring(at + 1), null);
    }

    /** {@return whether the steps are counted from the current revisions} */
    boolean fromCurrent() {
        return steps != null && (symbol == null || symbol.equals("current"));
    }
}
