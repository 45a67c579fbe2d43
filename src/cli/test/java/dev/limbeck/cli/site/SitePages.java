package dev.limbeck.cli.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Parses the pages of a site. */
final class SitePages {
    private final Map<String, Document> pages = new HashMap<>();

    SitePages(Map<String, String> texts) throws Exception {
        DocumentBuilder parser = DocumentBuilderFactory.newInstance().newDocumentBuilder();
        for (Map.Entry<String, String> each : texts.entrySet()) {
            byte[] bytes = each.getValue().getBytes(StandardCharsets.UTF_8);
            pages.put(each.getKey(), parser.parse(new ByteArrayInputStream(bytes)));
        }
    }

    Document page(String file) {
        Document page = pages.get(file);
        assertThat(page).as(file).isNotNull();
        return java.util.Objects.requireNonNull(page);
    }

    /** Fails if a link is broken, an ID occurs twice, or a name has been parsed as an element or attribute. */
    void requireSound() {
        Map<String, Set<String>> ids = new HashMap<>();
        pages.forEach((file, page) -> ids.put(file, ids(file, page)));
        pages.forEach((file, page) -> {
            NodeList links = page.getElementsByTagName("a");
            for (int i = 0; i < links.getLength(); i++) {
                String[] parts = ((Element) links.item(i)).getAttribute("href").split("#", 2);
                String target = parts[0].isEmpty() ? file : parts[0];
                assertThat(ids).as(file).containsKey(target);
                if (parts.length == 2) {
                    assertThat(ids.get(target)).as(file).contains(parts[1]);
                }
            }
            for (String forbidden : Set.of("img", "iframe", "b", "link", "base")) {
                assertThat(page.getElementsByTagName(forbidden).getLength()).isZero();
            }
        });
    }

    private static Set<String> ids(String file, Document page) {
        Set<String> ids = new HashSet<>();
        NodeList all = page.getElementsByTagName("*");
        for (int i = 0; i < all.getLength(); i++) {
            Element element = (Element) all.item(i);
            if (element.hasAttribute("id")) {
                assertThat(ids.add(element.getAttribute("id"))).as(file).isTrue();
            }
            for (int j = 0; j < element.getAttributes().getLength(); j++) {
                assertThat(element.getAttributes().item(j).getNodeName()).doesNotStartWith("on");
            }
        }
        for (String reference : references(page)) {
            assertThat(ids).as(file).contains(reference);
        }
        return ids;
    }

    private static Set<String> references(Document page) {
        Set<String> references = new TreeSet<>();
        NodeList sections = page.getElementsByTagName("section");
        for (int i = 0; i < sections.getLength(); i++) {
            references.add(((Element) sections.item(i)).getAttribute("aria-labelledby"));
        }
        references.remove("");
        return references;
    }
}
