package dev.limbeck.sqlite.ddl;

import dev.limbeck.model.CaseFolding;
import java.util.Arrays;

/**
 * A set of lower-case words. A lookup takes a range of a text, so that no substring has to be extracted, and ignores
 * case.
 */
final class WordSet {
    /** At least half of the slots are empty, so that a search examines only a few. */
    private final String[] slots;

    private final int longest;

    /** Creates a set of the given words, which are separated by spaces. */
    WordSet(String words) {
        String[] each = words.split(" ", -1);
        slots = new String[Integer.highestOneBit(each.length) * 4];
        Arrays.fill(slots, "");
        int most = 0;
        for (String word : each) {
            int slot = slot(word, 0, word.length());
            while (!slots[slot].isEmpty()) {
                slot = next(slot);
            }
            slots[slot] = word;
            most = Math.max(most, word.length());
        }
        longest = most;
    }

    /** {@return whether the text in the given range is one of the words} */
    boolean contains(String text, int start, int end) {
        if (end - start > longest) {
            return false;
        }
        for (int slot = slot(text, start, end); !slots[slot].isEmpty(); slot = next(slot)) {
            String word = slots[slot];
            if (word.length() == end - start && CaseFolding.matchesAt(word, text, start)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Computes a hash that ignores the case of letters. Different characters may have the same hash, so the words are
     * compared as well.
     */
    private int slot(String text, int start, int end) {
        int hash = end - start;
        for (int i = start; i < end; i++) {
            hash = hash * 31 + (text.charAt(i) | ' ');
        }
        return (hash ^ (hash >>> 7)) & (slots.length - 1);
    }

    private int next(int slot) {
        return (slot + 1) & (slots.length - 1);
    }
}
