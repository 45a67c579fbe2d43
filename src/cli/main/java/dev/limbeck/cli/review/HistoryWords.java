package dev.limbeck.cli.review;

import dev.limbeck.result.RevisionInfo;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Describes a revision in the history of a report. */
public final class HistoryWords {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT);

    private HistoryWords() {}

    /**
     * {@return the words that mark a revision}
     *
     * @param reported whether it is the revision that the report describes
     */
    public static List<String> of(RevisionInfo revision, boolean reported) {
        List<String> words = new ArrayList<>();
        add(words, reported, "this revision");
        add(words, revision.marks().head() && !reported, "head");
        add(words, revision.marks().current(), "current");
        add(words, revision.marks().branchPoint(), "branch point");
        add(words, revision.marks().mergePoint(), "merge");
        return words;
    }

    private static void add(List<String> words, boolean applies, String word) {
        if (applies) {
            words.add(word);
        }
    }

    /** {@return the first line of the message} */
    public static String headline(RevisionInfo revision) {
        return revision.message()
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse("no message");
    }

    /** {@return a phrase that states which revisions this revision follows, and when it was created} */
    public static String place(RevisionInfo revision) {
        String place = revision.downRevisions().isEmpty()
                ? "first revision"
                : "after " + String.join(", ", revision.downRevisions());
        return place + ", created " + DATE.format(revision.created().atZone(ZoneOffset.UTC));
    }
}
