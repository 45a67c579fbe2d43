package dev.limbeck.text;

import java.util.Collection;
import java.util.Optional;

/** Finds the name that a mistyped word was probably meant to be. */
public final class NearestName {
    private NearestName() {}

    /** {@return the candidate with the smallest edit distance from the word, if it is close enough to be a likely correction} */
    public static Optional<String> find(String word, Collection<String> candidates) {
        String best = null;
        int fewest = Math.max(2, word.length() / 3) + 1;
        for (String candidate : candidates) {
            int edits = edits(word, candidate);
            if (edits < fewest) {
                fewest = edits;
                best = candidate;
            }
        }
        return Optional.ofNullable(best);
    }

    private static boolean areSame(char one, char other) {
        return Character.toLowerCase(one) == Character.toLowerCase(other);
    }

    /** {@return the Levenshtein distance without regard to case, computed with two rows of the matrix at a time} */
    private static int edits(String left, String right) {
        int[] above = new int[right.length() + 1];
        for (int column = 0; column <= right.length(); column++) {
            above[column] = column;
        }
        for (int row = 1; row <= left.length(); row++) {
            int[] current = new int[right.length() + 1];
            current[0] = row;
            for (int column = 1; column <= right.length(); column++) {
                int replaced = above[column - 1] + (areSame(left.charAt(row - 1), right.charAt(column - 1)) ? 0 : 1);
                current[column] = Math.min(replaced, Math.min(above[column], current[column - 1]) + 1);
            }
            above = current;
        }
        return above[right.length()];
    }
}
