package dev.limbeck.cli.diagram;

import dev.limbeck.cli.terminal.ControlCharacters;

/** Estimates the width of text in a font whose characters all have the same width. */
final class TextWidth {
    /** The width of a character, as a fraction of the font size; no usual font has wider characters. */
    private static final double CHARACTER = 0.615;
    /** The maximum number of characters of a name that are shown; a longer name is shortened in the middle. */
    private static final int LONGEST = 64;

    private TextWidth() {}

    /** {@return the width of the text as {@link #shown}, in multiples of the font size} */
    static double of(String text, double fontSize) {
        return cells(shown(text)) * CHARACTER * fontSize;
    }

    /** {@return whether every character is known to have the width of the font} */
    static boolean isExact(String text) {
        return text.chars().allMatch(c -> c >= ' ' && c < 0x7f);
    }

    /**
     * {@return the displayed form of the text: on one line, with control characters visible, and shortened if it is
     * long}
     */
    static String shown(String text) {
        String line = ControlCharacters.escapeLine(text);
        int length = line.codePointCount(0, line.length());
        if (length <= LONGEST) {
            return line;
        }
        int first = line.offsetByCodePoints(0, LONGEST - 16);
        int last = line.offsetByCodePoints(0, length - 15);
        return line.substring(0, first) + "…" + line.substring(last);
    }

    /** Counts the characters of the text, where an East Asian character or an emoji counts as two. */
    private static int cells(String text) {
        return text.codePoints().map(c -> c >= 0x1100 && !isNarrow(c) ? 2 : 1).sum();
    }

    private static boolean isNarrow(int c) {
        return (c >= 0x1200 && c < 0x2e80) || (c >= 0xfb00 && c < 0xfe10);
    }
}
