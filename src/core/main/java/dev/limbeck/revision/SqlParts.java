package dev.limbeck.revision;

import dev.limbeck.revision.RevisionException.Kind;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The two parts of a SQL revision, each behind a line {@code -- upgrade} or {@code -- downgrade}. Before each stand as many
 * empty lines as the file has there, so that what is said of line 12 is about line 12 of the file.
 *
 * @param upgrade the SQL of the upgrade
 * @param downgrade the SQL of the downgrade, or null when the file has no such part
 */
public record SqlParts(String upgrade, @Nullable String downgrade) {
    private static final Pattern PART = Pattern.compile("--\\s*(up|down)grade\\s*", Pattern.CASE_INSENSITIVE);

    /** A quoted text, which stays, or spacing and comments. */
    private static final Pattern NOISE =
            Pattern.compile("('[^']*'|\"[^\"]*\"|`[^`]*`|\\[[^\\]]*\\])|(?:\\s|--[^\\n]*|/\\*(?s:.)*?\\*/)+");

    /** {@return whether a part begins with that line} */
    static boolean isPart(String line) {
        return PART.matcher(line.strip()).matches();
    }

    /**
     * {@return the parts of the text}
     *
     * @param place where the text is from, for an error
     * @throws RevisionException of kind {@code UNREADABLE_FILE} if a part is there twice, SQL stands before the first, or
     *     there is no {@code -- upgrade}
     */
    public static SqlParts of(String place, String text) {
        StringBuilder[] parts = new StringBuilder[2];
        StringBuilder part = null;
        StringBuilder before = new StringBuilder();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            if (isPart(line)) {
                int which = line.toLowerCase(Locale.ROOT).contains("down") ? 1 : 0;
                if (parts[which] != null) {
                    throw failure(place, number, "the part \"" + line.strip() + "\" is there twice.");
                }
                part = new StringBuilder(before);
                parts[which] = part;
            } else if (part != null) {
                part.append(line);
            } else if (!isComment(line)) {
                throw failure(place, number, "SQL stands before \"-- upgrade\"; put that line over it.");
            }
            before.append('\n');
            if (part != null) {
                part.append('\n');
            }
        }
        if (parts[0] == null) {
            throw failure(place, 1, "a SQL revision has a line \"-- upgrade\", and this file has none.");
        }
        return new SqlParts(parts[0].toString(), parts[1] == null ? null : parts[1].toString());
    }

    /** {@return both parts without comments and spacing, so that a change of those alone does not show} */
    public String essence() {
        return essence(upgrade) + "\n-- downgrade\n" + (downgrade == null ? "" : essence(downgrade));
    }

    private static String essence(String sql) {
        return NOISE.matcher(sql)
                .replaceAll(match -> match.group(1) == null ? " " : Matcher.quoteReplacement(match.group(1)))
                .strip();
    }

    private static boolean isComment(String line) {
        String stripped = line.replace("\uFEFF", "").strip();
        return stripped.isEmpty() || stripped.startsWith("--");
    }

    private static RevisionException failure(String place, int line, String message) {
        return new RevisionException(Kind.UNREADABLE_FILE, place + ":" + line + ": " + message);
    }
}
