package dev.limbeck.cli.page;

import dev.limbeck.cli.html.HtmlWriter;
import dev.limbeck.cli.review.HistoryWords;
import dev.limbeck.cli.review.ReviewReport;
import dev.limbeck.result.RevisionInfo;
import java.util.List;

/**
 * Writes the revision's place in the history, the warnings, and the ignored tables.
 *
 * @param html the page
 */
record ContextSection(HtmlWriter html) {
    void history(ReviewReport report) {
        ReviewPage.heading(html, "history", "History", "the newest revision first");
        html.open("ol", "class", "plain lane card");
        boolean first = report.source() != null;
        for (RevisionInfo revision : report.history()) {
            String style = (first ? "this " : "") + (revision.downRevisions().isEmpty() ? "first" : "");
            html.open("li", "class", style.isEmpty() ? null : style.strip(), "aria-current", first ? "true" : null);
            html.open("p").name(revision.id()).text(" ");
            html.element("strong", HistoryWords.headline(revision), "dir", "auto");
            HistoryWords.of(revision, first).forEach(word -> html.text(" ").element("span", word, "class", "mark"));
            html.close();
            html.element("p", HistoryWords.place(revision), "class", "small muted");
            html.closeLine();
            first = false;
        }
        html.closeLine();
    }

    void warnings(List<String> warnings) {
        ReviewPage.heading(html, "warnings", "Warnings", "");
        for (String warning : warnings) {
            html.open("div", "class", "note warn").element("p", warning).closeLine();
        }
    }

    void ignored(List<String> names) {
        ReviewPage.heading(html, "ignored", "Ignored", "no revision created them");
        html.open("p", "class", "card body names");
        for (int i = 0; i < names.size(); i++) {
            html.text(i == 0 ? "" : ", ").name(names.get(i));
        }
        html.closeLine();
    }
}
