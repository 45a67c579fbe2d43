package dev.limbeck.cli.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.html.HtmlWriter;
import dev.limbeck.cli.report.ReviewMarkdown;
import dev.limbeck.cli.review.ReviewReport;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

/** Tests the contents of the page without running its script. */
final class ReviewPageTest {

    @Test
    void namesCannotBecomeMarkup() throws Exception {
        Document page = parse(ReviewPage.write(Reviews.hostile()));
        assertThat(elements(page, "script")).hasSize(1);
        assertThat(elements(page, "style")).hasSize(1);
        assertThat(elements(page, "img")).isEmpty();
        assertThat(elements(page, "h1")).hasSize(1);
        String text = page.getDocumentElement().getTextContent();
        Reviews.HOSTILE.forEach(name -> assertThat(text).contains(name.replace("\u202E", "\\u202e")));
        assertThat(text).doesNotContain("\u202E");
        for (Element link : elements(page, "a")) {
            assertThat(link.getAttribute("href")).startsWith("#");
        }
    }

    @Test
    void everyPartOfTheReportIsOnThePageAndInTheMarkdown() throws Exception {
        ReviewReport report = Reviews.ofTables(5);
        Document page = parse(ReviewPage.write(report));
        for (String section :
                List.of("hazards", "rows", "questions", "changes", "tables", "history", "warnings", "ignored")) {
            assertThat(ids(page)).contains(section);
        }
        String text = page.getDocumentElement().getTextContent();
        String markdown = ReviewMarkdown.text(report);
        for (String part : List.of(
                "copies every row of value",
                "2,000,000 rows",
                "estimated from a measured rate",
                "added table table_3",
                "DROP TABLE \"table_4\"",
                "value holds NULL: 3 rows",
                "Was value renamed?")) {
            assertThat(text).contains(part);
            assertThat(markdown.replace("\\", "")).contains(part);
        }
    }

    @Test
    void aHazardIsListedOnce() throws Exception {
        Document page = parse(ReviewPage.write(Reviews.ofTables(5)));
        assertThat(Reviews.ofTables(5).hazards()).hasSize(1);
        assertThat(page.getDocumentElement().getTextContent().split("copies every row of value", -1))
                .hasSize(2);
    }

    @Test
    void aLongStatementHasALineForEachColumn() {
        assertThat(ReviewMarkdown.text(Reviews.ofTables(1)))
                .contains(
                        """
                        CREATE TABLE "table_0" (
                            id bigint NOT NULL PRIMARY KEY,
                            parent_id bigint,
                            value varchar(255) NOT NULL,
                            other text DEFAULT 'x'
                        );
                        """);
    }

    @Test
    void aPageOfTwoThousandTablesIsSmall() throws Exception {
        String page = ReviewPage.write(Reviews.ofTables(2000));
        assertThat(page.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(3_000_000);
        assertThat(parse(page).getDocumentElement().getTextContent()).contains("new table table_1999");
    }

    @Test
    void nothingIsLoaded() {
        assertThat(ReviewPage.write(Reviews.ofTables(3)))
                .doesNotContain("http:", "https:", "url(", "@import", "src=")
                .contains("default-src &#39;none&#39;");
    }

    private static List<String> ids(Document page) {
        return elements(page, "*").stream().map(each -> each.getAttribute("id")).toList();
    }

    private static List<Element> elements(Document page, String name) {
        NodeList found = page.getElementsByTagName(name);
        List<Element> all = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            all.add((Element) found.item(i));
        }
        return all;
    }

    private static Document parse(String page) throws Exception {
        String xml = page.replace("<!DOCTYPE html>", "");
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(xml)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "''", "\\n", "\"\"", "x''"})
    void longTextsAreMarked(String part) {
        String text = part.repeat(100_000);
        for (String quote : List.of("'", "\"")) {
            for (String code : List.of(quote + text + quote, quote + text)) {
                HtmlWriter html = new HtmlWriter();
                CodeBlock.sql(html, "SQL", code);
                CodeBlock.java(html, "Java", code);
                assertThat(html.length()).isGreaterThan(2 * text.length());
            }
        }
    }
}
