package dev.limbeck.cli.site;

import dev.limbeck.cli.html.HtmlWriter;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.Index;
import dev.limbeck.model.IndexPart;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.ReferentialAction;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.UniqueConstraint;
import dev.limbeck.result.site.IncomingReference;
import dev.limbeck.result.site.TableEntry;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The keys, indexes and references of a table. */
final class KeySections {
    private final SchemaSite site;
    private final TableEntry entry;
    private final HtmlWriter html;

    KeySections(SchemaSite site, TableEntry entry, HtmlWriter html) {
        this.site = site;
        this.entry = entry;
        this.html = html;
    }

    /** Begins a section with a heading. */
    static void begin(HtmlWriter html, String id, String title) {
        html.open("section", "aria-labelledby", id);
        html.open("div", "class", "section-head").element("h2", title, "id", id).close();
    }

    static void constraintName(HtmlWriter html, @Nullable String name) {
        if (name != null) {
            html.text(" ").open("span", "class", "muted small").name(name).close();
        }
    }

    void write() {
        keys();
        indexes();
        references();
        referredBy();
    }

    private void keys() {
        Table table = entry.table();
        PrimaryKey primary = table.primaryKey();
        if (primary == null && table.uniqueConstraints().isEmpty()) {
            return;
        }
        list("keys", "Keys");
        if (primary != null) {
            key("primary key", primary.columns(), primary.name());
        }
        for (UniqueConstraint unique : table.uniqueConstraints()) {
            key("unique", unique.columns(), unique.name());
        }
        html.close().closeLine();
    }

    private void list(String id, String title) {
        begin(html, id, title);
        html.open("ul", "class", "plain card rows");
    }

    private void key(String kind, List<String> columns, @Nullable String name) {
        html.open("li").element("span", kind, "class", "mark").text(" ");
        names(columns);
        constraintName(html, name);
        html.close();
    }

    private void names(List<String> names) {
        for (int i = 0; i < names.size(); i++) {
            html.text(i == 0 ? "" : ", ").name(names.get(i));
        }
    }

    private void indexes() {
        if (entry.table().indexes().isEmpty()) {
            return;
        }
        list("indexes", "Indexes");
        for (Index index : entry.table().indexes()) {
            html.open("li").name(index.name()).text(" on ");
            names(index.parts().stream().map(KeySections::part).toList());
            if (index.unique()) {
                html.text(" ").element("span", "unique", "class", "mark");
            }
            if (index.where() != null) {
                html.text(" where ").name(index.where().sql());
            }
            html.close();
        }
        html.close().closeLine();
    }

    private static String part(IndexPart part) {
        String text = part.expression() == null
                ? String.valueOf(part.column())
                : "(" + part.expression().sql() + ")";
        return text
                + (part.collation() == null ? "" : " collate " + part.collation())
                + (part.descending() ? " desc" : "");
    }

    private void references() {
        if (entry.table().foreignKeys().isEmpty()) {
            return;
        }
        list("references", "References");
        for (ForeignKey key : entry.table().foreignKeys()) {
            html.open("li");
            names(key.columns());
            html.text(" → ");
            table(key.referencedTable());
            rules(key);
            html.close();
        }
        html.close().closeLine();
    }

    private void referredBy() {
        if (entry.referredBy().isEmpty()) {
            return;
        }
        list("referred-by", "Referenced by");
        for (IncomingReference reference : entry.referredBy()) {
            html.open("li");
            table(reference.table());
            html.text(" through ");
            names(reference.key().columns());
            rules(reference.key());
            html.close();
        }
        html.close().closeLine();
    }

    private void table(TableName name) {
        link(html, site, name);
    }

    /** Writes the name of a table as a link to its page. */
    static void link(HtmlWriter html, SchemaSite site, TableName name) {
        TableEntry target = site.find(name).orElse(null);
        if (target == null) {
            html.name(name.toString()).text(" (not in this schema)");
        } else {
            html.open("a", "href", site.page(target))
                    .name(target.table().name().toString())
                    .close();
        }
    }

    private void rules(ForeignKey key) {
        if (!key.referencedColumns().isEmpty()) {
            html.text(" (");
            names(key.referencedColumns());
            html.text(")");
        }
        action("on delete", key.onDelete());
        action("on update", key.onUpdate());
        constraintName(html, key.name());
    }

    private void action(String when, ReferentialAction action) {
        if (action != ReferentialAction.NO_ACTION) {
            String text = when + " " + action.sql().toLowerCase(Locale.ROOT);
            html.text(" ").element("span", text, "class", "mark");
        }
    }
}
