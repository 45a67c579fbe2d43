package dev.limbeck.render;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes another tool's code as a comment that javac does not interpret in any way. */
final class CodeComment {
    private static final String MARGIN = "        // ";
    /** A line between the translated operations and the code that is not translated. */
    static final String PARTIAL =
            MARGIN + "The operations above are translated from the beginning of the code below.\n";
    /** Unicode escapes, which javac translates in comments too (JLS 3.3). */
    private static final Pattern UNICODE = Pattern.compile("\\\\+u");

    private CodeComment() {}

    /** {@return a method body that contains the code as a comment and throws an exception} */
    static String writeUntranslated(String method, ImportDetails.Untranslated unfinished, String code) {
        return MARGIN + "Not translated yet; " + line(unfinished.reason()) + "\n"
                + code.lines().map(CodeComment::commented).collect(Collectors.joining("\n"))
                + "\n        throw new IllegalStateException(\n                "
                + JavaString.literal("The " + method
                        + " is not translated yet: write it based on the Python code in the comment above,"
                        + " then delete this line.")
                + ");";
    }

    private static String commented(String line) {
        String text = line(line);
        return text.isBlank() ? "        //" : MARGIN + text;
    }

    private static String line(String text) {
        String visible = text.replace("\t", "    ")
                .chars()
                .filter(c -> !Character.isISOControl(c))
                .mapToObj(Character::toString)
                .collect(Collectors.joining())
                .stripTrailing();
        return UNICODE.matcher(visible)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group().length() % 2 == 0 ? "\\" + found.group() : found.group()));
    }
}
