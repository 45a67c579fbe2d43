package dev.limbeck.cli.review;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The lines that differ between two texts, with some lines around them, and the words that differ in changed lines.
 *
 * @param lines the lines, in order
 * @param removed the number of removed lines
 * @param added the number of added lines
 */
public record LineDiff(List<Line> lines, int removed, int added) {
    /** The number of unchanged lines that are shown before and after a change. */
    private static final int AROUND = 3;

    /**
     * If the product of the two lengths is greater than this, the texts are not searched for equal items, because that
     * would take too long.
     */
    private static final long LARGEST = 4_000_000;

    private static final Pattern WORD = Pattern.compile("\\w+|\\s+|.", Pattern.DOTALL);

    /** How a line differs between the two texts. */
    public enum Kind {
        /** The line is in both texts. */
        SAME,
        /** The line is only in the old text. */
        REMOVED,
        /** The line is only in the new text. */
        ADDED,
        /** Lines that are in both texts and are not shown; the text is the number of these lines. */
        GAP
    }

    /**
     * A part of a line.
     *
     * @param text the text
     * @param changed whether this part differs between the old and the new version of the line
     */
    public record Part(String text, boolean changed) {}

    /**
     * A line.
     *
     * @param kind the kind, which indicates whether the line is in both texts or only in one of them
     * @param parts its text; several parts if only some of its words differ
     */
    public record Line(Kind kind, List<Part> parts) {
        /** {@return the whole text} */
        public String text() {
            return String.join("", parts.stream().map(Part::text).toList());
        }

        private static Line of(Kind kind, String text) {
            return new Line(kind, List.of(new Part(text, false)));
        }
    }

    /** {@return the differences of two texts} */
    public static LineDiff of(String before, String after) {
        List<Line> all = new ArrayList<>();
        List<String> removed = new ArrayList<>();
        List<String> added = new ArrayList<>();
        for (Edit<Item> edit : edits(items(before), items(after))) {
            String text = edit.item().text();
            switch (edit.kind()) {
                case REMOVED -> removed.add(text);
                case ADDED -> added.add(text);
                default -> {
                    flush(all, removed, added);
                    all.add(Line.of(Kind.SAME, text));
                }
            }
        }
        flush(all, removed, added);
        return new LineDiff(withoutDistant(all), count(all, Kind.REMOVED), count(all, Kind.ADDED));
    }

    /**
     * A line of a statement. Two items of a list are equal even if one of them has no comma because it is the last
     * item.
     */
    private record Item(String text) {
        private String key() {
            return text.replaceFirst("[,;]$", "");
        }

        private String end() {
            return text.substring(key().length());
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Item item && key().equals(item.key());
        }

        @Override
        public int hashCode() {
            return key().hashCode();
        }
    }

    private static List<Item> items(String text) {
        return text.lines().map(Item::new).toList();
    }

    private static int count(List<Line> lines, Kind kind) {
        return (int) lines.stream().filter(line -> line.kind() == kind).count();
    }

    /** Adds the removed lines and then the added lines; the words of lines that replace each other are compared. */
    private static void flush(List<Line> all, List<String> removed, List<String> added) {
        List<Line> second = new ArrayList<>();
        for (int i = 0; i < Math.max(removed.size(), added.size()); i++) {
            if (i >= removed.size()) {
                second.add(Line.of(Kind.ADDED, added.get(i)));
            } else if (i >= added.size()) {
                all.add(Line.of(Kind.REMOVED, removed.get(i)));
            } else {
                Item was = new Item(removed.get(i));
                Item is = new Item(added.get(i));
                List<Edit<String>> words = edits(words(was.key()), words(is.key()));
                all.add(side(Kind.REMOVED, words, was.end()));
                second.add(side(Kind.ADDED, words, is.end()));
            }
        }
        all.addAll(second);
        removed.clear();
        added.clear();
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(line);
        while (word.find()) {
            words.add(word.group());
        }
        return words;
    }

    /**
     * Returns one of two lines, in which the words that differ are marked; no words are marked if the lines have hardly
     * any words in common.
     */
    private static Line side(Kind kind, List<Edit<String>> words, String end) {
        long same = words.stream()
                .filter(word -> word.kind() == Kind.SAME && !word.item().isBlank())
                .count();
        long other = words.stream()
                .filter(word -> word.kind() != Kind.SAME && !word.item().isBlank())
                .count();
        boolean similar = same * 3 >= other;
        List<Part> parts = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        boolean changed = false;
        for (Edit<String> word : words) {
            if (word.kind() != Kind.SAME && word.kind() != kind) {
                continue;
            }
            boolean now = similar && word.kind() == kind;
            if (now != changed && !text.isEmpty()) {
                parts.add(new Part(text.toString(), changed));
                text.setLength(0);
            }
            changed = now;
            text.append(word.item());
        }
        parts.add(new Part(text.toString(), changed));
        if (!end.isEmpty()) {
            parts.add(new Part(end, false));
        }
        return new Line(kind, List.copyOf(parts));
    }

    /** Replaces each run of unchanged lines that are not close to a change with a line that contains their number. */
    private static List<Line> withoutDistant(List<Line> all) {
        boolean[] near = new boolean[all.size()];
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).kind() != Kind.SAME) {
                for (int j = Math.max(0, i - AROUND); j <= Math.min(all.size() - 1, i + AROUND); j++) {
                    near[j] = true;
                }
            }
        }
        List<Line> shown = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            int end = i;
            while (end < all.size() && !near[end]) {
                end++;
            }
            if (end - i > 1) { // a gap takes a line itself
                shown.add(Line.of(Kind.GAP, String.valueOf(end - i)));
                i = end - 1;
            } else {
                shown.add(all.get(i));
            }
        }
        return List.copyOf(shown);
    }

    /**
     * An item of one or both of two sequences.
     *
     * @param kind the kind, which indicates whether the item is in both sequences or only in one of them
     * @param item the item
     */
    private record Edit<T>(Kind kind, T item) {}

    /** Returns the items that turn the first sequence into the second one; the longest common subsequence is kept. */
    private static <T> List<Edit<T>> edits(List<T> before, List<T> after) {
        int from = 0;
        while (from < Math.min(before.size(), after.size()) && before.get(from).equals(after.get(from))) {
            from++;
        }
        int end = 0;
        while (end < Math.min(before.size(), after.size()) - from
                && before.get(before.size() - 1 - end).equals(after.get(after.size() - 1 - end))) {
            end++;
        }
        List<Edit<T>> edits = new ArrayList<>();
        after.subList(0, from).forEach(item -> edits.add(new Edit<>(Kind.SAME, item)));
        middle(before.subList(from, before.size() - end), after.subList(from, after.size() - end), edits);
        after.subList(after.size() - end, after.size()).forEach(item -> edits.add(new Edit<>(Kind.SAME, item)));
        return edits;
    }

    private static <T> void middle(List<T> before, List<T> after, List<Edit<T>> edits) {
        int rows = before.size();
        int columns = after.size();
        if ((long) rows * columns > LARGEST) {
            before.forEach(item -> edits.add(new Edit<>(Kind.REMOVED, item)));
            after.forEach(item -> edits.add(new Edit<>(Kind.ADDED, item)));
            return;
        }
        int[][] common = new int[rows + 1][columns + 1];
        for (int i = rows - 1; i >= 0; i--) {
            for (int j = columns - 1; j >= 0; j--) {
                common[i][j] = before.get(i).equals(after.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        int i = 0;
        int j = 0;
        while (i < rows || j < columns) {
            if (i < rows && j < columns && before.get(i).equals(after.get(j))) {
                edits.add(new Edit<>(Kind.SAME, after.get(j++)));
                i++;
            } else if (j >= columns || (i < rows && common[i + 1][j] >= common[i][j + 1])) {
                edits.add(new Edit<>(Kind.REMOVED, before.get(i++)));
            } else {
                edits.add(new Edit<>(Kind.ADDED, after.get(j++)));
            }
        }
    }
}
