package dev.limbeck.cli.site;

import dev.limbeck.cli.diagram.DiagramSvg;
import dev.limbeck.cli.html.HtmlPage;
import dev.limbeck.cli.html.HtmlWriter;
import dev.limbeck.cli.review.SqlLayout;
import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Column;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.Generated;
import dev.limbeck.model.Identity;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.Trigger;
import dev.limbeck.result.site.ColumnEntry;
import dev.limbeck.result.site.RevisionChanges;
import dev.limbeck.result.site.TableEntry;
import java.util.ArrayList;
import java.util.List;

/** The page of a table. */
final class TablePage {
    private final SchemaSite site;
    private final TableEntry entry;
    private final HtmlWriter html = new HtmlWriter();

    TablePage(SchemaSite site, TableEntry entry) {
        this.site = site;
        this.entry = entry;
    }

    String render() {
        String name = entry.table().name().toString();
        String facts = SiteFrame.count(entry.columns().size(), "column")
                + (entry.entity() == null ? "" : " · stores " + entry.entity());
        SiteFrame.begin(html, name, facts, List.of(SiteFrame.INDEX, "Tables", SiteFrame.HISTORY, "History"));
        html.open("main", "id", "content", "class", "site", "tabindex", "-1");
        String comment = entry.table().comment();
        if (comment != null) {
            html.open("p", "class", "note").element("bdi", comment).closeLine();
        }
        columns();
        picture();
        new KeySections(site, entry, html).write();
        checks();
        triggers();
        revisions();
        html.close();
        return new HtmlPage(name + " · " + site.title()).withStyle("site.css").write(html);
    }

    /** {@return the last part of the name of a class, or the last two parts of the name of a collection} */
    static String shortName(String entity) {
        int last = entity.lastIndexOf('.');
        boolean isField = last >= 0 && last + 1 < entity.length() && Character.isLowerCase(entity.charAt(last + 1));
        int from = isField ? entity.lastIndexOf('.', last - 1) : last;
        return entity.substring(Math.max(from, entity.lastIndexOf('$')) + 1);
    }

    static void code(HtmlWriter html, String sql) {
        html.open("div", "class", "code")
                .open("pre", "tabindex", "0", "role", "group", "aria-label", "SQL")
                .element("code", sql)
                .close()
                .close();
    }

    private void columns() {
        KeySections.begin(html, "columns", "Columns");
        html.open("div", "class", "wide", "tabindex", "0", "role", "region", "aria-label", "The columns")
                .open("table", "class", "list")
                .open("thead")
                .open("tr");
        for (String title : List.of("Column", "Type", "Null", "Default", "Attribute")) {
            html.element("th", title, "scope", "col");
        }
        html.close().close().open("tbody");
        entry.columns().forEach(this::column);
        html.close().close().close().closeLine();
    }

    private void column(ColumnEntry each) {
        Column column = each.column();
        PrimaryKey primary = entry.table().primaryKey();
        html.open("tr").open("th", "scope", "row").name(column.name());
        if (primary != null && entry.table().names().others().contains(primary.columns(), column.name())) {
            html.text(" ").element("span", "primary key", "class", "mark");
        }
        entry.table().foreignKeys().stream()
                .filter(key -> entry.table().names().others().contains(key.columns(), column.name()))
                .map(ForeignKey::referencedTable)
                .forEach(target -> {
                    html.text(" ").element("span", "refers to ", "class", "hidden-text");
                    html.element("span", "→ ", "class", "muted", "aria-hidden", "true");
                    KeySections.link(html, site, target);
                });
        if (column.comment() != null) {
            html.open("div", "class", "muted small")
                    .element("bdi", column.comment())
                    .close();
        }
        html.close().open("td").name(each.type()).close();
        html.element("td", column.nullable() ? "yes" : "no", "class", column.nullable() ? "muted" : null);
        html.open("td");
        values(column).forEach(value -> html.open("div").name(value).close());
        html.close().open("td");
        if (each.attribute() != null) {
            html.open("code", "title", each.attribute())
                    .element("bdi", attribute(each.attribute()))
                    .close();
        }
        html.close().closeLine();
    }

    private String attribute(String attribute) {
        String prefix = entry.entity() + ".";
        return attribute.startsWith(prefix) ? attribute.substring(prefix.length()) : shortName(attribute);
    }

    private static List<String> values(Column column) {
        List<String> values = new ArrayList<>();
        SqlText given = column.serverDefault();
        Identity identity = column.identity();
        Generated generated = column.generated();
        if (given != null) {
            values.add(given.sql());
        }
        if (identity != null) {
            values.add("identity" + (identity.neverReuses() ? ", never reuses a number" : ""));
        }
        if (generated != null) {
            values.add("generated as (" + generated.expression().sql() + ")" + (generated.stored() ? " stored" : ""));
        }
        if (column.collation() != null) {
            values.add("collate " + column.collation());
        }
        return values;
    }

    private void picture() {
        Neighborhood.Picture picture = new Neighborhood(site).around(entry);
        if (picture.diagram().tables().size() < 2
                && picture.diagram().references().isEmpty()) {
            return;
        }
        KeySections.begin(html, "neighbors", "Neighbors");
        html.open(
                "div",
                "class",
                "canvas",
                "tabindex",
                "0",
                "role",
                "region",
                "aria-label",
                "Diagram of the table and its neighbors");
        new DiagramSvg(picture.diagram()).write(html);
        html.close();
        if (picture.left() > 0) {
            String text = SiteFrame.count(picture.left(), "more table") + " below, not drawn.";
            html.element("p", text, "class", "muted small");
        }
        html.closeLine();
    }

    private void checks() {
        List<CheckConstraint> checks = entry.table().checks();
        if (checks.isEmpty()) {
            return;
        }
        KeySections.begin(html, "checks", "Checks");
        html.open("ul", "class", "plain card rows");
        for (CheckConstraint check : checks) {
            html.open("li").name(check.condition().sql());
            KeySections.constraintName(html, check.name());
            html.close();
        }
        html.close().closeLine();
    }

    private void triggers() {
        List<Trigger> triggers =
                site.documentation().schema().triggersOn(entry.table().name());
        if (triggers.isEmpty()) {
            return;
        }
        KeySections.begin(html, "triggers", "Triggers");
        for (Trigger trigger : triggers) {
            html.open("details", "class", "card")
                    .open("summary")
                    .name(trigger.name())
                    .close();
            code(html, SqlLayout.of(trigger.definition().sql()));
            html.closeLine();
        }
        html.closeLine();
    }

    private void revisions() {
        KeySections.begin(html, "revisions", "Revisions");
        html.open("ol", "class", "plain card rows");
        for (RevisionChanges each : entry.revisions()) {
            html.open("li").open("a", "href", SiteFrame.HISTORY + "#" + HistoryList.anchor(each.revision()));
            html.name(each.revision()).close().text(" ").element("bdi", site.message(each.revision()));
            html.open("ul", "class", "muted small");
            each.changes().forEach(line -> html.open("li").element("bdi", line).close());
            html.close().closeLine();
        }
        html.close().closeLine();
    }
}
