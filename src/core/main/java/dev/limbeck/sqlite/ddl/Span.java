package dev.limbeck.sqlite.ddl;

/**
 * A range of characters in a text.
 *
 * @param start the offset of its first character
 * @param end the offset after its last character
 */
public record Span(int start, int end) {

    /** {@return an empty span at the given offset} */
    public static Span emptyAt(int offset) {
        return new Span(offset, offset);
    }

    /** {@return the text in this span} */
    public String extractFrom(String text) {
        return text.substring(start, end);
    }

    /** {@return whether this span is empty} */
    public boolean isEmpty() {
        return start == end;
    }

    /** {@return whether the other span lies within this span} */
    boolean contains(Span other) {
        return start <= other.start && other.end <= end;
    }

    /** {@return the span from the start of this span to the end of the other span} */
    Span extendTo(Span other) {
        return new Span(start, other.end);
    }
}
