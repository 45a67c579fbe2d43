package dev.limbeck.revision.source;

import dev.limbeck.revision.RevisionException;
import dev.limbeck.revision.RevisionException.Kind;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The two parts of an SQL revision, which follow the lines {@code -- upgrade} and {@code -- downgrade}. Each part is
 * padded with empty lines at its beginning, so that line numbers in messages refer to the file.
 *
 * @param upgrade the SQL of the upgrade
 * @param downgrade the SQL of the downgrade, or null if the file has no such part
 */
public record SqlParts(String upgrade, @Nullable String downgrade) {
    private static final Pattern PART = Pattern.compile("--\\s*(up|down)grade\\s*", Pattern.CASE_INSENSITIVE);

    /**
     * Matches either quoted text, in any database's syntax, or white space and comments. Quoted text is kept; white
     * space and comments are removed.
     */
    private static final Pattern NOISE =
            Pattern.compile("('[^']*'|\"[^\"]*\"|`[^`]*`|\\[[^\\]]*\\]|(?<dollar>\\$\\w*\\$)(?s:.)*?\\k<dollar>)"
                    + "|(?:\\s|--[^\\n]*|/\\*(?s:.)*?\\*/)+");

    /** {@return whether the line begins a part} */
    static boolean isPart(String line) {
        return PART.matcher(line.strip()).matches();
    }

    /**
     * {@return the parts of the text}
     *
     * @param place the origin of the text, for error messages
     * @throws RevisionException of kind {@code UNREADABLE_FILE} if a part occurs twice, SQL precedes the first part, or
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
                    throw failure(place, number, "the part \"" + line.strip() + "\" occurs twice.");
                }
                part = new StringBuilder(before);
                parts[which] = part;
            } else if (part != null) {
                part.append(line);
            } else if (!isComment(line)) {
                throw failure(place, number, "SQL found before \"-- upgrade\"; move that line above it.");
            }
            before.append('\n');
            if (part != null) {
                part.append('\n');
            }
        }
        if (parts[0] == null) {
            throw failure(place, 1, "an SQL revision needs a line \"-- upgrade\", and this file has none.");
        }
        return new SqlParts(parts[0].toString(), parts[1] == null ? null : parts[1].toString());
    }

    /** {@return the upgrade and the downgrade without comments and white space, for comparing their content} */
    public String normalized() {
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
