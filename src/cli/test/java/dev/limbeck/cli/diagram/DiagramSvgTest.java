package dev.limbeck.cli.diagram;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.html.HtmlWriter;
import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

final class DiagramSvgTest {
    private static final String HOSTILE = "\"><script>alert('x')</script>&\u202E";

    @Test
    void showsTablesColumnsAndChangesAsText() throws Exception {
        Document svg = parse(sample());
        assertThat(svg.getElementsByTagName("rect").getLength()).isGreaterThan(2);
        assertThat(svg.getDocumentElement().getTextContent())
                .contains("user", "email", "varchar(320)", "new", "was login", "7 more columns")
                .contains("new: item.owner refers to user.id");
        assertThat(svg.getDocumentElement().getAttribute("aria-label")).isEqualTo("The tables");
    }

    @Test
    void namesCannotBecomeMarkup() throws Exception {
        DiagramColumn column = new DiagramColumn(HOSTILE, HOSTILE, "PK", ChangeMark.RENAMED, HOSTILE);
        DiagramTable table = new DiagramTable(HOSTILE, ChangeMark.NEW, HOSTILE, List.of(column), 0, null);
        Document svg = parse(new Diagram(HOSTILE, List.of(table), List.of()));
        assertThat(svg.getElementsByTagName("script").getLength()).isZero();
        assertThat(svg.getDocumentElement().getTextContent()).contains("<script>alert('x')</script>&\\u202e");
    }

    @Test
    void namesOfMoreThanSixtyFourCharactersAreShortenedInTheMiddle() {
        String name = "a".repeat(60) + "b".repeat(60);
        assertThat(TextWidth.shown(name)).isEqualTo("a".repeat(48) + "…" + "b".repeat(15));
        assertThat(TextWidth.shown("x".repeat(64))).isEqualTo("x".repeat(64));
    }

    static Diagram sample() {
        DiagramTable user = new DiagramTable(
                "user",
                ChangeMark.CHANGED,
                "",
                List.of(
                        new DiagramColumn("id", "bigint", "PK", ChangeMark.NONE, ""),
                        new DiagramColumn("email", "varchar(320)", "", ChangeMark.RENAMED, "was login")),
                7,
                null);
        DiagramTable item = new DiagramTable(
                "item",
                ChangeMark.NEW,
                "",
                List.of(
                        new DiagramColumn("id", "bigint", "PK", ChangeMark.NONE, ""),
                        new DiagramColumn("owner", "bigint", "FK", ChangeMark.NEW, "")),
                0,
                "#item");
        return new Diagram(
                "The tables",
                List.of(user, item),
                List.of(new DiagramReference("item", "owner", "user", "id", false, false, ChangeMark.NEW)));
    }

    private static Document parse(Diagram diagram) throws Exception {
        HtmlWriter html = new HtmlWriter();
        new DiagramSvg(diagram).write(html);
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new InputSource(new StringReader(html.finished())));
    }
}
