package dev.limbeck.cli.html;

import java.util.ArrayList;
import java.util.List;

/**
 * A complete page that embeds its style sheet and scripts, so that it is a single file. Its content security policy
 * contains the hashes of exactly this style sheet and these scripts, so no other code can run and nothing else is
 * loaded, even if the page is opened from a disk.
 */
public final class HtmlPage {
    private final String title;
    private final List<PageResource> styles = new ArrayList<>();
    private final List<PageResource> scripts = new ArrayList<>();

    /** Creates a page with the given title and the style sheet and script that all pages share. */
    public HtmlPage(String title) {
        this.title = title;
        styles.add(PageResource.read("page.css"));
        scripts.add(PageResource.read("page.js"));
    }

    /** Adds another style sheet from the resources of this package, and returns this page. */
    public HtmlPage withStyle(String file) {
        styles.add(PageResource.read(file));
        return this;
    }

    /** Adds another script from the resources of this package, and returns this page. */
    public HtmlPage withScript(String file) {
        scripts.add(PageResource.read(file));
        return this;
    }

    /**
     * {@return the page}
     *
     * @param body the content of the body; its main part must have the ID {@code content}, to which the first link
     *     leads
     */
    public String write(HtmlWriter body) {
        StringBuilder page = new StringBuilder(
                """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8"/>
                """);
        page.append("<meta http-equiv=\"Content-Security-Policy\" content=\"")
                .append(HtmlText.escape(policy()))
                .append("\"/>\n");
        page.append(
                """
                <meta name="viewport" content="width=device-width, initial-scale=1"/>
                <meta name="color-scheme" content="light dark"/>
                <meta name="referrer" content="no-referrer"/>
                """);
        page.append("<title>").append(HtmlText.escape(title)).append("</title>\n");
        styles.forEach(style -> page.append("<style>").append(style.text()).append("</style>\n"));
        page.append("</head>\n<body>\n<a class=\"skip\" href=\"#content\">Skip to the content</a>\n");
        page.append(body.finished()).append('\n');
        scripts.forEach(script -> page.append("<script>").append(script.text()).append("</script>\n"));
        return page.append("</body>\n</html>\n").toString();
    }

    private String policy() {
        return "default-src 'none'; style-src " + sources(styles) + "; script-src " + sources(scripts)
                + "; base-uri 'none'; form-action 'none'";
    }

    private static String sources(List<PageResource> texts) {
        return String.join(" ", texts.stream().map(PageResource::source).toList());
    }
}
