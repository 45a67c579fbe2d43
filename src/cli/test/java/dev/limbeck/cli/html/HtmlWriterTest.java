package dev.limbeck.cli.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;

final class HtmlWriterTest {
    private static final List<String> HOSTILE = List.of(
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "' onmouseover='alert(1)",
            "]]>",
            "<!-- ",
            "</title></style></script>",
            "&amp;&#60;",
            "a\u202Eb\u2066c",
            "\u0000\u0001\u001b[31m",
            "\uD800 \uDC00 \uFFFE \uFFFF",
            "שלום \uD83D\uDE00 漢字");

    @Test
    void everyTextIsReadAsItWas() throws Exception {
        for (String text : HOSTILE) {
            HtmlWriter html = new HtmlWriter();
            html.open("p", "title", text, "class", null).text(text).name(text).close();
            Document document = parse(html.finished());
            assertThat(document.getDocumentElement().getChildNodes().getLength())
                    .isEqualTo(2);
            String read = document.getDocumentElement().getFirstChild().getTextContent();
            assertThat(document.getDocumentElement().getAttribute("title")).isEqualTo(read);
            assertThat(document.getDocumentElement().hasAttribute("class")).isFalse();
            if (text.chars().allMatch(c -> c >= ' ' && c < 127)) {
                assertThat(read).isEqualTo(text);
            }
        }
    }

    @Test
    void charactersThatChangeTheDirectionAreVisible() {
        HtmlWriter html = new HtmlWriter();
        html.element("p", "a\u202Eb\u0000\uD800c");
        assertThat(html.finished()).isEqualTo("<p>a\\u202eb\\u0000\\ud800c</p>");
    }

    @Test
    void aLineEndInAnAttributeStays() throws Exception {
        HtmlWriter html = new HtmlWriter();
        html.empty("p", "title", "one\ntwo\tthree");
        assertThat(parse(html.finished()).getDocumentElement().getAttribute("title"))
                .isEqualTo("one\ntwo\tthree");
    }

    @Test
    void whatCouldRunCodeOrLoadSomethingIsRejected() {
        HtmlWriter html = new HtmlWriter();
        for (String element : List.of("script", "style", "iframe", "img onerror", "a><script", "link", "base")) {
            assertThatThrownBy(() -> html.open(element)).isInstanceOf(IllegalArgumentException.class);
        }
        for (String attribute : List.of("onclick", "style", "src", "srcdoc", "a b", "x=\"")) {
            assertThatThrownBy(() -> html.open("p", attribute, "x")).isInstanceOf(IllegalArgumentException.class);
        }
        for (String link : List.of("javascript:alert(1)", "//example.org", "https://example.org", "data:text/html,x")) {
            assertThatThrownBy(() -> html.open("a", "href", link)).isInstanceOf(IllegalArgumentException.class);
        }
        for (String link : List.of("#a b\"<", "tables/a.html", "../index.html#x", "")) {
            html.element("a", "", "href", link);
        }
    }

    @Test
    void aPageIsWellFormedAndAllowsOnlyItsOwnScript() throws Exception {
        HtmlWriter body = new HtmlWriter();
        body.open("main", "id", "content");
        HOSTILE.forEach(text -> body.element("p", text));
        body.close();
        String page = new HtmlPage("<b>\"title\"</b>").write(body);
        Document document = parse(page.replace("<!DOCTYPE html>", ""));
        assertThat(document.getElementsByTagName("title").item(0).getTextContent())
                .isEqualTo("<b>\"title\"</b>");
        assertThat(document.getElementsByTagName("p").getLength()).isEqualTo(HOSTILE.size());
        assertThat(document.getElementsByTagName("script").getLength()).isEqualTo(1);
        assertThat(page)
                .contains("default-src &#39;none&#39;; style-src &#39;sha256-")
                .doesNotContain("unsafe")
                .doesNotContain("http://", "https://");
    }

    static Document parse(String text) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(text)));
    }
}
