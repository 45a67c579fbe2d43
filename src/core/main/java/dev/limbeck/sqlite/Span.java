package dev.limbeck.sqlite;

/**
 * A stretch of a text.
 *
 * @param start the offset of its first character
 * @param end the offset behind its last character
 */
record Span(int start, int end) {

    /** {@return the empty stretch at that offset} */
    static Span at(int offset) {
        return new Span(offset, offset);
    }

    /** {@return this stretch of the text} */
    String of(String text) {
        return text.substring(start, end);
    }

    /** {@return whether nothing is in it} */
    boolean isEmpty() {
        return start == end;
    }

    /** {@return whether the other stretch lies within this one} */
    boolean contains(Span other) {
        return start <= other.start && other.end <= end;
    }

    /** {@return the stretch from the start of this one to the end of the other} */
    Span to(Span other) {
        return new Span(start, other.end);
    }
}
