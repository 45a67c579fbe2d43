package dev.limbeck.cli.site;

import dev.limbeck.cli.html.HtmlWriter;
import java.util.List;

/** The parts that all pages of a site share. */
final class SiteFrame {
    static final String INDEX = "index.html";
    static final String HISTORY = "history.html";

    private SiteFrame() {}

    /** Writes the head of a page that is not part of a site. */
    static void begin(HtmlWriter html, String title, String facts) {
        begin(html, title, facts, List.of());
    }

    /**
     * Writes the head of a page.
     *
     * @param links the file names and titles of other pages, alternating
     */
    static void begin(HtmlWriter html, String title, String facts, List<String> links) {
        html.open("header", "class", "head").open("div", "class", "inner");
        html.open("div", "class", "brand").element("strong", "Limbeck");
        if (!links.isEmpty()) {
            html.open("nav", "aria-label", "Pages", "class", "pages");
            for (int i = 0; i < links.size(); i += 2) {
                html.element("a", links.get(i + 1), "href", links.get(i)).text(" ");
            }
            html.close();
        }
        html.close();
        html.open("h1").element("bdi", title).close();
        html.element("p", facts, "class", "facts");
        html.close().closeLine();
    }

    /** {@return the number followed by the noun, in the plural unless the number is 1} */
    static String count(int number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }
}
