package dev.limbeck.render;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Writes a string as Java source (JLS 3.10.5 to 3.10.7). Non-Latin characters are not escaped. A backslash is never
 * followed by {@code u}, since the two characters would begin a Unicode escape (JLS 3.3).
 */
final class JavaString {
    private static final int REPLACEMENT = 0xFFFD;

    private JavaString() {}

    /** Returns the string as a UTF-8 file can contain it: unpaired surrogates are replaced. */
    static String replaceLoneSurrogates(String value) {
        return value.chars().noneMatch(unit -> Character.isSurrogate((char) unit))
                ? value
                : value.codePoints()
                        .map(point -> isSurrogate(point) ? REPLACEMENT : point)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    private static boolean isSurrogate(int point) {
        return point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
    }

    /** Returns the string as one literal. */
    static String literal(String value) {
        return "\"" + String.join("", units(value)) + "\"";
    }

    /**
     * Returns the string as literals of at most the given width, split after line terminators and, if possible, after
     * spaces.
     */
    static List<String> literals(String value, int width) {
        List<String> literals = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : words(value)) {
            if (!line.isEmpty() && (line.length() + word.length() + 2 > width || endsLine(line))) {
                literals.add("\"" + line + "\"");
                line.setLength(0);
            }
            line.append(word);
        }
        literals.add("\"" + line + "\"");
        return literals;
    }

    /**
     * Returns the lines of a text block; empty if a text block cannot represent the string or would exceed the width.
     */
    static List<String> textBlock(String value, int width) {
        String[] lines = value.split("\n", -1);
        boolean startsAtMargin =
                Arrays.stream(lines).anyMatch(line -> !line.isEmpty() && !Character.isWhitespace(line.charAt(0)));
        if (!startsAtMargin || value.indexOf('\r') >= 0) {
            return List.of();
        }
        List<String> block = new ArrayList<>();
        for (String line : lines) {
            String written = blockLine(line);
            if (written.length() > width || (!line.endsWith(" ") && endsInSpace(written))) {
                return List.of();
            }
            block.add(written);
        }
        int last = block.size() - 1;
        String end = block.get(last);
        block.set(last, (end.endsWith("\"") ? end.substring(0, end.length() - 1) + "\\\"" : end) + "\"\"\"");
        return block;
    }

    /**
     * Returns a line of a text block, with an escape for a space at its end, since text blocks lose spaces at the end
     * of a line.
     */
    private static String blockLine(String line) {
        boolean spaceAtEnd = line.endsWith(" ");
        String body = spaceAtEnd ? line.substring(0, line.length() - 1) : line;
        StringBuilder written = new StringBuilder();
        for (String unit : units(body)) {
            written.append(unit.equals("\\\"") ? "\"" : unit);
        }
        String text = written.toString().replace("\"\"\"", "\\\"\\\"\\\"");
        return spaceAtEnd ? text + "\\s" : text;
    }

    private static boolean endsInSpace(String line) {
        return !line.isEmpty() && Character.isWhitespace(line.charAt(line.length() - 1));
    }

    private static boolean endsLine(CharSequence line) {
        int end = line.length();
        return end > 1 && line.charAt(end - 1) == 'n' && line.charAt(end - 2) == '\\';
    }

    /**
     * Returns the parts of the escaped string, which is split after every space and line terminator; long words are
     * split between any two characters.
     */
    private static List<String> words(String value) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        for (String unit : units(value)) {
            word.append(unit);
            if (unit.equals(" ") || unit.equals("\\n") || word.length() > 60) {
                words.add(word.toString());
                word.setLength(0);
            }
        }
        words.add(word.toString());
        return words;
    }

    /** Returns each character, escaped if necessary. */
    private static List<String> units(String value) {
        List<String> units = new ArrayList<>();
        int[] points = value.codePoints().toArray();
        for (int i = 0; i < points.length; i++) {
            boolean beforeU = i + 1 < points.length && points[i + 1] == 'u';
            units.add(unit(points[i], beforeU));
        }
        return units;
    }

    private static String unit(int point, boolean beforeU) {
        return switch (point) {
            case '"' -> "\\\"";
            case '\\' -> beforeU ? "\\134" : "\\\\";
            case '\n' -> "\\n";
            case '\r' -> "\\r";
            case '\t' -> "\\t";
            default -> {
                if (point < 0x20 || (point >= 0x7f && point < 0xa0)) {
                    yield String.format("\\%03o", point);
                }
                yield Character.toString(isSurrogate(point) ? REPLACEMENT : point);
            }
        };
    }
}
