package dev.limbeck.cli.site;

import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.result.RevisionInfo;
import dev.limbeck.result.site.RevisionChanges;
import dev.limbeck.result.site.SchemaDocumentation;
import dev.limbeck.result.site.TableEntry;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The pages of a schema's documentation. Equal schemas have equal pages. */
public final class SchemaSite {
    private final SchemaDocumentation documentation;
    private final String title;
    private final PageNames pages;
    private final Map<String, RevisionInfo> revisions = new HashMap<>();
    private final Map<TableName, TableEntry> entries = new HashMap<>();

    /**
     * Creates the site.
     *
     * @param title the name of the project
     */
    public SchemaSite(SchemaDocumentation documentation, String title) {
        this.documentation = documentation;
        this.title = title;
        this.pages = new PageNames(
                documentation.tables().stream().map(each -> each.table().name()).toList());
        documentation.revisions().forEach(each -> revisions.put(each.id(), each));
        documentation.tables().forEach(each -> entries.put(each.table().name(), each));
    }

    /** {@return the number of pages} */
    public int size() {
        return documentation.tables().size() + 2;
    }

    /** {@return the content of each page, by file name} */
    public Map<String, String> pages() {
        Map<String, String> all = new LinkedHashMap<>();
        write(all::put);
        return all;
    }

    private void write(BiConsumer<String, String> page) {
        page.accept(SiteFrame.INDEX, new IndexPage(this).render());
        Map<String, List<String>> changes = new HashMap<>();
        for (RevisionChanges each : documentation.changes()) {
            changes.put(each.revision(), each.changes());
        }
        page.accept(SiteFrame.HISTORY, new HistoryPage(this, changes).render());
        for (TableEntry table : documentation.tables()) {
            page.accept(page(table), new TablePage(this, table).render());
        }
    }

    SchemaDocumentation documentation() {
        return documentation;
    }

    String title() {
        return title;
    }

    String page(TableEntry table) {
        return pages.of(table.table().name());
    }

    /**
     * {@return the entry of the table with the given name; the name may be from a foreign key, which may spell it
     * differently}
     */
    Optional<TableEntry> find(TableName name) {
        return documentation.schema().table(name).map(Table::name).map(entries::get);
    }

    /** {@return the first line of a revision's message} */
    String message(String revision) {
        RevisionInfo info = revisions.get(revision);
        return info == null ? "" : info.message().lines().findFirst().orElse("");
    }
}
