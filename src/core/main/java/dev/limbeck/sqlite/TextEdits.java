package dev.limbeck.sqlite;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Edits of one text by place. What no edit names stays to the letter. */
final class TextEdits {
    private final String text;
    private final List<Edit> edits = new ArrayList<>();

    private record Edit(Span span, String replacement) {}

    TextEdits(String text) {
        this.text = text;
    }

    /** Puts words at that offset; of two at the same offset, the first one asked for comes first. */
    TextEdits insert(int offset, String words) {
        return replace(Span.at(offset), words);
    }

    /** Takes a stretch out. */
    TextEdits remove(Span span) {
        return replace(span, "");
    }

    /** Puts words in the place of a stretch; stretches may not overlap. */
    TextEdits replace(Span span, String words) {
        edits.add(new Edit(span, words));
        return this;
    }

    /** {@return the edited text} */
    String apply() {
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
