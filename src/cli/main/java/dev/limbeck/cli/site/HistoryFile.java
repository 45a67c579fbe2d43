package dev.limbeck.cli.site;

import dev.limbeck.cli.html.HtmlPage;
import dev.limbeck.cli.html.HtmlWriter;
import dev.limbeck.result.RevisionInfo;
import java.util.List;
import java.util.Map;

/** The history as one self-contained page. */
public final class HistoryFile {
    private HistoryFile() {}

    /** {@return the page of the given revisions, newest first} */
    public static String render(List<RevisionInfo> revisions) {
        HtmlWriter html = new HtmlWriter();
        SiteFrame.begin(html, "History", SiteFrame.count(revisions.size(), "revision"));
        html.open("main", "id", "content", "class", "site", "tabindex", "-1");
        writeList(html, revisions, Map.of());
        html.close();
        return new HtmlPage("History").withStyle("site.css").write(html);
    }

    static void writeList(HtmlWriter html, List<RevisionInfo> revisions, Map<String, List<String>> changes) {
        html.open("section");
        if (revisions.isEmpty()) {
            html.element("p", "There are no revisions yet.", "class", "note");
        } else {
            new HistoryList(revisions, changes).write(html);
        }
        html.close();
    }
}
