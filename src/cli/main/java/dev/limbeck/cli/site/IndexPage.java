package dev.limbeck.cli.site;

import dev.limbeck.cli.diagram.DiagramSvg;
import dev.limbeck.cli.html.HtmlPage;
import dev.limbeck.cli.html.HtmlWriter;
import dev.limbeck.cli.review.SqlLayout;
import dev.limbeck.model.View;
import dev.limbeck.result.site.ColumnEntry;
import dev.limbeck.result.site.RevisionChanges;
import dev.limbeck.result.site.SchemaDocumentation;
import dev.limbeck.result.site.TableEntry;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The list of tables, with a search field and, for a small schema, a picture of all tables. */
final class IndexPage {
    private static final int MOST_DRAWN = 40;

    private final SchemaSite site;
    private final SchemaDocumentation documentation;

    IndexPage(SchemaSite site) {
        this.site = site;
        this.documentation = site.documentation();
    }

    String render() {
        HtmlWriter html = new HtmlWriter();
        int tables = documentation.tables().size();
        List<View> views = documentation.schema().views();
        String facts = SiteFrame.count(tables, "table")
                + (views.isEmpty() ? "" : " · " + SiteFrame.count(views.size(), "view"))
                + " · " + SiteFrame.count(documentation.revisions().size(), "revision") + " · "
                + documentation.database();
        SiteFrame.begin(html, site.title(), facts, List.of(SiteFrame.HISTORY, "History"));
        html.open("main", "id", "content", "class", "site", "tabindex", "-1");
        tables(html);
        if (tables > 0 && tables <= MOST_DRAWN) {
            picture(html);
        }
        if (!views.isEmpty()) {
            views(html, views);
        }
        html.close();
        return new HtmlPage(site.title())
                .withStyle("site.css")
                .withScript("site.js")
                .write(html);
    }

    private void tables(HtmlWriter html) {
        html.open("section", "aria-labelledby", "tables");
        html.open("div", "class", "section-head").element("h2", "Tables", "id", "tables");
        html.open("label", "class", "search", "data-script", "", "hidden", "");
        html.element("span", "Search tables, columns and entities", "class", "hidden-text");
        html.empty(
                "input",
                "type",
                "search",
                "id",
                "search",
                "placeholder",
                "Search tables, columns, entities",
                "autocomplete",
                "off",
                "spellcheck",
                "false");
        html.close();
        html.element("p", "", "id", "found", "role", "status", "class", "muted").close();
        if (documentation.tables().isEmpty()) {
            html.element("p", "The history creates no tables.", "class", "note").close();
            return;
        }
        html.open("div", "class", "wide").open("table", "class", "list", "id", "list");
        html.open("thead").open("tr");
        html.element("th", "Table", "scope", "col").element("th", "Entity", "scope", "col");
        for (String title : List.of("Columns", "References", "Referenced by")) {
            html.element("th", title, "scope", "col", "class", "number");
        }
        html.element("th", "Last changed by", "scope", "col");
        html.close().close().open("tbody");
        documentation.tables().forEach(table -> row(html, table));
        html.close().close().close().closeLine();
    }

    private void row(HtmlWriter html, TableEntry entry) {
        html.open("tr", "data-words", words(entry));
        html.open("td").open("a", "href", site.page(entry));
        html.name(entry.table().name().toString()).close();
        if (entry.table().comment() != null) {
            html.open("div", "class", "muted small")
                    .element("bdi", entry.table().comment())
                    .close();
        }
        html.close().open("td");
        if (entry.entity() != null) {
            html.open("code", "title", entry.entity())
                    .element("bdi", TablePage.shortName(entry.entity()))
                    .close();
        }
        html.close();
        number(html, entry.columns().size());
        number(html, entry.table().foreignKeys().size());
        number(html, entry.referredBy().size());
        html.open("td");
        List<RevisionChanges> revisions = entry.revisions();
        if (!revisions.isEmpty()) {
            String last = revisions.get(revisions.size() - 1).revision();
            html.open("a", "href", SiteFrame.HISTORY + "#" + HistoryList.anchor(last))
                    .name(last)
                    .close();
        }
        html.close().closeLine();
    }

    private static void number(HtmlWriter html, int number) {
        html.element("td", number == 0 ? "" : String.valueOf(number), "class", "number");
    }

    private static String words(TableEntry entry) {
        Set<String> words = new LinkedHashSet<>();
        words.add(entry.table().name().toString());
        words.add(entry.entity() == null ? "" : entry.entity());
        for (ColumnEntry column : entry.columns()) {
            words.add(column.column().name());
            String attribute = column.attribute();
            words.add(attribute == null ? "" : attribute.substring(attribute.lastIndexOf('.') + 1));
        }
        words.add(entry.table().comment() == null ? "" : entry.table().comment());
        words.remove("");
        return String.join(" ", words).toLowerCase(Locale.ROOT);
    }

    private void picture(HtmlWriter html) {
        html.open("section", "aria-labelledby", "diagram");
        html.open("div", "class", "section-head")
                .element("h2", "Diagram", "id", "diagram")
                .close();
        html.open("div", "class", "canvas", "tabindex", "0", "role", "region", "aria-label", "Diagram of all tables");
        new DiagramSvg(new Neighborhood(site).all(new ArrayList<>(documentation.tables()))).write(html);
        html.close().closeLine();
    }

    private static void views(HtmlWriter html, List<View> views) {
        html.open("section", "aria-labelledby", "views");
        html.open("div", "class", "section-head")
                .element("h2", "Views", "id", "views")
                .close();
        for (View view : views) {
            html.open("details", "class", "card")
                    .open("summary")
                    .name(view.name().toString())
                    .close();
            TablePage.code(html, SqlLayout.of(view.definition().sql()));
            html.closeLine();
        }
        html.closeLine();
    }
}
