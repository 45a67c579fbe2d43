package dev.limbeck.cli.site;

import dev.limbeck.cli.html.HtmlPage;
import dev.limbeck.cli.html.HtmlWriter;
import java.util.List;
import java.util.Map;

/** The history with the changes of each revision. */
final class HistoryPage {
    private final SchemaSite site;
    private final Map<String, List<String>> changes;

    HistoryPage(SchemaSite site, Map<String, List<String>> changes) {
        this.site = site;
        this.changes = changes;
    }

    String render() {
        HtmlWriter html = new HtmlWriter();
        int size = site.documentation().revisions().size();
        SiteFrame.begin(html, "History", SiteFrame.count(size, "revision"), List.of(SiteFrame.INDEX, "Tables"));
        html.open("main", "id", "content", "class", "site", "tabindex", "-1");
        HistoryFile.writeList(html, site.documentation().revisions(), changes);
        html.close();
        return new HtmlPage("History · " + site.title()).withStyle("site.css").write(html);
    }
}
