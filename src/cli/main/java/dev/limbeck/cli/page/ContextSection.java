package dev.limbeck.cli.page;

import dev.limbeck.cli.html.HtmlWriter;
import dev.limbeck.cli.review.ReviewReport;
import dev.limbeck.result.RevisionInfo;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/**
 * Writes the place in the history, the warnings, and the ignored tables.
 *
 * @param html the page
 */
record ContextSection(HtmlWriter html) {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT);

    void history(ReviewReport report) {
        ReviewPage.heading(html, "history", "History", "the newest revision first");
        html.open("ol", "class", "plain lane card");
        boolean first = report.source() != null;
        for (RevisionInfo revision : report.history()) {
            html.open("li", "class", first ? "this" : null, "aria-current", first ? "true" : null);
            html.open("p").name(revision.id()).text(" ");
            html.element("strong", headline(revision.message()), "dir", "auto");
            mark(first, "this revision");
            mark(revision.marks().head() && !first, "head");
            mark(revision.marks().current(), "current");
            mark(revision.marks().branchPoint(), "branch point");
            mark(revision.marks().mergePoint(), "merge");
            html.close();
            String after = revision.downRevisions().isEmpty() ? "base" : String.join(", ", revision.downRevisions());
            html.element(
                    "p",
                    "after " + after + ", created "
                            + DATE.format(revision.created().atZone(ZoneOffset.UTC)),
                    "class",
                    "small muted");
            html.closeLine();
            first = false;
        }
        html.closeLine();
    }

    private void mark(boolean applies, String word) {
        if (applies) {
            html.text(" ").element("span", word, "class", "mark");
        }
    }

    private static String headline(String message) {
        return message.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .findFirst()
                .orElse("no message");
    }

    void warnings(List<String> warnings) {
        ReviewPage.heading(html, "warnings", "Warnings", "");
        for (String warning : warnings) {
            html.open("div", "class", "note warn").element("p", warning).closeLine();
        }
    }

    void ignored(List<String> names) {
        ReviewPage.heading(html, "ignored", "Left alone", "no revision created them");
        html.open("p", "class", "card body names");
        for (int i = 0; i < names.size(); i++) {
            html.text(i == 0 ? "" : ", ").name(names.get(i));
        }
        html.closeLine();
    }
}
