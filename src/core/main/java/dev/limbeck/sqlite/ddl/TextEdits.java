package dev.limbeck.sqlite.ddl;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Edits to a text, each at a given position. The rest of the text is left exactly as it was. */
public final class TextEdits {
    private final String text;
    private final List<Edit> edits = new ArrayList<>();

    private record Edit(Span span, String replacement) {}

    /** Creates an initially empty list of edits for the given text. */
    public TextEdits(String text) {
        this.text = text;
    }

    /** Inserts a string at the given offset; strings inserted at the same offset appear in the order of the calls. */
    public TextEdits insert(int offset, String words) {
        return replace(Span.emptyAt(offset), words);
    }

    /** Removes a span. */
    public TextEdits remove(Span span) {
        return replace(span, "");
    }

    /** Replaces a span; spans must not overlap. */
    public TextEdits replace(Span span, String words) {
        edits.add(new Edit(span, words));
        return this;
    }

    /** {@return the edited text} */
    public String apply() {
        List<Edit> ordered = new ArrayList<>(edits);
        ordered.sort(
                Comparator.comparingInt((Edit edit) -> edit.span.start()).thenComparingInt(edit -> edit.span.end()));
        StringBuilder result = new StringBuilder();
        int at = 0;
        for (Edit edit : ordered) {
            result.append(text, at, edit.span.start()).append(edit.replacement);
            at = edit.span.end();
        }
        return result.append(text, at, text.length()).toString();
    }
}
