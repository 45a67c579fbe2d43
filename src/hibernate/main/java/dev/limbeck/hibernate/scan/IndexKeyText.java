package dev.limbeck.hibernate.scan;

import dev.limbeck.model.IndexPart;
import dev.limbeck.model.SqlText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Reads the columns of an index as Hibernate writes them into CREATE INDEX. {@code @Index(columnList = …)} can contain
 * more than names and directions, for instance {@code lower(name) desc nulls last, code collate "C" text_pattern_ops}.
 */
final class IndexKeyText {
    private final List<IndexPart> parts = new ArrayList<>();
    private final List<String> texts = new ArrayList<>();
    private final Function<String, String> column;
    private boolean plain = true;

    /**
     * Reads the text.
     *
     * @param text the text between the parentheses of CREATE INDEX
     * @param column returns the stored name of the column with the given name, which may be in quotes
     */
    IndexKeyText(String text, Function<String, String> column) {
        this.column = column;
        List<String> words = new ArrayList<>();
        for (String word : SqlTokens.split(text)) {
            if (word.equals(",")) {
                read(words);
                words = new ArrayList<>();
            } else {
                words.add(word);
            }
        }
        read(words);
    }

    /** {@return the columns and expressions} */
    List<IndexPart> parts() {
        return parts;
    }

    /**
     * {@return whether the parts describe the whole key; false if the key specifies operator classes or the position of
     * NULL}
     */
    boolean isPlain() {
        return plain;
    }

    /** {@return the key as SQL} */
    String text() {
        return String.join(", ", texts);
    }

    private void read(List<String> words) {
        if (words.isEmpty()) {
            return;
        }
        texts.add(join(words));
        List<String> rest = new ArrayList<>(words);
        int size = rest.size();
        if (size > 2 && is(rest, size - 2, "nulls") && (is(rest, size - 1, "first") || is(rest, size - 1, "last"))) {
            rest = rest.subList(0, size - 2);
            plain = false;
        }
        boolean descending = rest.size() > 1 && is(rest, rest.size() - 1, "desc");
        if (descending || (rest.size() > 1 && is(rest, rest.size() - 1, "asc"))) {
            rest = rest.subList(0, rest.size() - 1);
        }
        IndexPart part = key(rest);
        parts.add(descending ? part.desc() : part);
    }

    private IndexPart key(List<String> words) {
        String first = words.get(0);
        boolean called = words.size() > 1 && words.get(1).startsWith("(");
        IndexPart part = first.startsWith("(")
                ? IndexPart.expression(new SqlText(SqlTokens.withoutParentheses(first)))
                : called
                        ? IndexPart.expression(new SqlText(first + words.get(1)))
                        : IndexPart.column(column.apply(first));
        List<String> rest = words.subList(called ? 2 : 1, words.size());
        if (rest.size() > 1 && is(rest, 0, "collate")) {
            part = part.collate(SqlTokens.unquoted(rest.get(1)));
            rest = rest.subList(2, rest.size());
        }
        plain &= rest.isEmpty();
        return part;
    }

    private static boolean is(List<String> words, int at, String word) {
        return words.get(at).toLowerCase(Locale.ROOT).equals(word);
    }

    /** Joins the words; the parameters of a call are written directly after its name. */
    private static String join(List<String> words) {
        StringBuilder text = new StringBuilder();
        for (String word : words) {
            text.append(text.isEmpty() || word.startsWith("(") ? "" : " ").append(word);
        }
        return text.toString();
    }
}
