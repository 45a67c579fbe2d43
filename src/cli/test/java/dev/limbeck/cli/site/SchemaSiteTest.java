package dev.limbeck.cli.site;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.model.CheckConstraint;
import dev.limbeck.model.Column;
import dev.limbeck.model.ForeignKey;
import dev.limbeck.model.Index;
import dev.limbeck.model.IndexPart;
import dev.limbeck.model.NameRule;
import dev.limbeck.model.NameRules;
import dev.limbeck.model.PrimaryKey;
import dev.limbeck.model.Schema;
import dev.limbeck.model.SqlText;
import dev.limbeck.model.SqlType;
import dev.limbeck.model.Table;
import dev.limbeck.model.TableName;
import dev.limbeck.model.UniqueConstraint;
import dev.limbeck.result.RevisionInfo;
import dev.limbeck.result.site.ColumnEntry;
import dev.limbeck.result.site.IncomingReference;
import dev.limbeck.result.site.RevisionChanges;
import dev.limbeck.result.site.SchemaDocumentation;
import dev.limbeck.result.site.TableEntry;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SchemaSiteTest {
    private static final List<String> HOSTILE = List.of(
            "plain",
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "' onclick='alert(1)",
            "..",
            "../../etc/passwd",
            "con",
            "CON",
            "index.html",
            "Plain",
            "PLAIN",
            "a b",
            "a/b",
            "a\\b",
            "a\u0000b",
            "]]>",
            "javascript:alert(1)",
            "\u202Egnitirw",
            "שולחן",
            "表",
            "😀".repeat(30),
            "x".repeat(63),
            "x".repeat(200),
            "--><!--",
            "&lt;b&gt;");

    @Test
    void everyTableOfAHostileSchemaHasItsPage() throws Exception {
        List<Table> tables = HOSTILE.stream().map(SchemaSiteTest::table).toList();
        Map<String, String> texts = new SchemaSite(document(tables), "<b>shop</b>").pages();
        SitePages pages = new SitePages(texts);

        pages.requireSound();
        assertThat(texts).hasSize(HOSTILE.size() + 2);
        assertThat(texts.keySet()).allMatch(file -> file.matches("[a-z0-9_-]{1,90}\\.html"));
        assertThat(texts.keySet().stream().map(file -> file.toLowerCase(Locale.ROOT)))
                .doesNotHaveDuplicates();
        assertThat(pages.page("table-plain.html")
                        .getElementsByTagName("h1")
                        .item(0)
                        .getTextContent())
                .isEqualTo("plain");
    }

    @Test
    void theNameOfAPageDoesNotDependOnOtherTables() {
        TableName upper = TableName.of("PLAIN");

        assertThat(new PageNames(List.of(upper)).of(upper))
                .isEqualTo(new PageNames(List.of(TableName.of("plain"), upper)).of(upper));
    }

    @Test
    void aPageShowsEverythingAboutItsTable() throws Exception {
        String page = new SchemaSite(document(List.of(table("plain"), table("other"))), "shop")
                .pages()
                .get("table-plain.html");
        String text = new SitePages(Map.of("p", String.valueOf(page)))
                .page("p")
                .getElementsByTagName("main")
                .item(0)
                .getTextContent();

        assertThat(text)
                .contains(
                        "the comment",
                        "first",
                        "bigint",
                        "primary key",
                        "unique",
                        "uq_name",
                        "ix_name",
                        "desc",
                        "first > 0",
                        "create table plain",
                        "first message");
        assertThat(page).contains("shop.Plain").contains("<svg").contains("default-src &#39;none&#39;");
    }

    @Test
    void pagesAreEqualForEqualSchemas() {
        List<Table> tables = HOSTILE.stream().map(SchemaSiteTest::table).toList();

        assertThat(new SchemaSite(document(tables), "shop").pages())
                .isEqualTo(new SchemaSite(document(tables), "shop").pages());
    }

    @Test
    void anEmptyHistoryHasASite() throws Exception {
        SchemaDocumentation empty =
                new SchemaDocumentation("SQLite", Schema.EMPTY, List.of(), List.of(), List.of(), List.of());
        SitePages pages = new SitePages(new SchemaSite(empty, "shop").pages());

        pages.requireSound();
        assertThat(pages.page("history.html").getDocumentElement().getTextContent())
                .contains("no revisions yet");
    }

    @Test
    void twoThousandTablesAreWrittenInSeconds() {
        List<Table> tables =
                IntStream.range(0, 2000).mapToObj(i -> table("table_" + i)).toList();
        SchemaDocumentation document = document(tables);
        long start = System.nanoTime();
        Map<String, String> pages = new SchemaSite(document, "shop").pages();

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(60));
        assertThat(pages).hasSize(2002);
        assertThat(pages.values()).allMatch(page -> page.length() < 3_000_000);
    }

    /** Returns a table that refers to the {@code plain} table, and to a table that does not exist. */
    private static Table table(String name) {
        List<Column> columns = List.of(
                new Column("first", SqlType.raw("bigint"), false),
                new Column("second" + name, SqlType.raw("text <b>"), true).withComment("the <b>comment</b>"),
                new Column(name, SqlType.raw(""), true).withServerDefault(new SqlText("'<b>'")));
        return Table.of(TableName.of(name), columns)
                .withPrimaryKey(PrimaryKey.of("first"))
                .withUniqueConstraints(List.of(UniqueConstraint.of(name).withName("uq_name")))
                .withIndexes(List.of(Index.of("ix_name", IndexPart.column(name).desc())))
                .withChecks(List.of(CheckConstraint.of(new SqlText("first > 0"))))
                .withForeignKeys(List.of(
                        ForeignKey.of(List.of("first"), TableName.of("plain"), List.of("first")),
                        ForeignKey.of(List.of(name), TableName.of("missing" + name), List.of())))
                .withComment("the comment of " + name);
    }

    private static SchemaDocumentation document(List<Table> tables) {
        List<IncomingReference> incoming = tables.stream()
                .map(table ->
                        new IncomingReference(table.name(), table.foreignKeys().get(0)))
                .toList();
        List<TableEntry> entries = tables.stream()
                .map(table -> new TableEntry(
                        table,
                        "shop.Plain",
                        table.columns().stream()
                                .map(column -> new ColumnEntry(column, "bigint", "shop.plain.second"))
                                .toList(),
                        table.name().name().equals("plain") ? incoming : List.of(),
                        List.of(new RevisionChanges("1a1a", List.of("create table " + table.name())))))
                .toList();
        List<RevisionInfo> revisions = new ArrayList<>(
                List.of(info("3c3c", List.of("1a1a"), "<b>third"), info("1a1a", List.of(), "first message\n\nmore")));
        return new SchemaDocumentation(
                "SQLite",
                Schema.of(tables).withNames(NameRules.of(NameRule.EXACT)),
                entries,
                revisions,
                List.of(new RevisionChanges("1a1a", List.of("create <b>"))),
                List.of());
    }

    private static RevisionInfo info(String id, List<String> down, String message) {
        return new RevisionInfo(
                id,
                down,
                List.of(),
                List.of(),
                message,
                Instant.EPOCH,
                null,
                new RevisionInfo.Marks(down.isEmpty(), false, false, false),
                List.of(),
                List.of(),
                List.of(),
                null);
    }
}
