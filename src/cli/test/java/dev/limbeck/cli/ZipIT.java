package dev.limbeck.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/**
 * Tests that the zip contains the documentation, and that every link in it leads to a file and a heading in the zip.
 */
final class ZipIT {
    private static final Pattern CODE = Pattern.compile("(?ms)^```.*?^```$|`[^`\n]+`");
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*\\]\\(([^)\\s]+)\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ +(.+?)\\s*$");

    @Test
    void theZipContainsTheReadmeAndEveryPage() throws IOException {
        assertThat(pages().keySet())
                .contains("README.md", "docs/reference.md")
                .containsAll(Processes.filesIn("docs/guide"))
                .containsAll(Processes.filesIn("docs/adr"));
    }

    @Test
    void everyRelativeLinkLeadsToAFileAndAHeadingOfTheZip() throws IOException {
        Map<String, String> pages = pages();
        Set<String> names = names();
        List<String> dead = new ArrayList<>();
        int links = 0;
        for (Map.Entry<String, String> page : pages.entrySet()) {
            Matcher link = LINK.matcher(CODE.matcher(page.getValue()).replaceAll(""));
            while (link.find()) {
                if (!link.group(1).contains(":")) {
                    links++;
                    String problem = problem(page.getKey(), link.group(1), pages, names);
                    if (!problem.isEmpty()) {
                        dead.add(page.getKey() + ": " + link.group(1) + " " + problem);
                    }
                }
            }
        }
        assertThat(dead).isEmpty();
        assertThat(links).isGreaterThan(50);
    }

    private static String problem(String page, String link, Map<String, String> pages, Set<String> names) {
        int hash = link.indexOf('#');
        String path = hash < 0 ? link : link.substring(0, hash);
        String target = path.isEmpty()
                ? page
                : Path.of("/")
                        .resolve(page)
                        .resolveSibling(path)
                        .normalize()
                        .toString()
                        .substring(1);
        if (!names.contains(target)) {
            return "is not in the zip";
        }
        boolean found = hash < 0 || anchors(pages.getOrDefault(target, "")).contains(link.substring(hash + 1));
        return found ? "" : "names no heading";
    }

    /** Returns the anchors of the headings, in the form that the sites that show Markdown generate. */
    private static Set<String> anchors(String page) {
        return HEADING.matcher(page)
                .results()
                .map(heading -> heading.group(1)
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N} _-]", "")
                        .replace(' ', '-'))
                .collect(Collectors.toSet());
    }

    private static Set<String> names() throws IOException {
        try (ZipFile zip = new ZipFile(Packages.zip().toFile())) {
            return zip.stream().map(entry -> relative(entry.getName())).collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static Map<String, String> pages() throws IOException {
        Map<String, String> pages = new TreeMap<>();
        try (ZipFile zip = new ZipFile(Packages.zip().toFile())) {
            for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
                if (entry.getName().endsWith(".md")) {
                    byte[] text = zip.getInputStream(entry).readAllBytes();
                    pages.put(relative(entry.getName()), new String(text, StandardCharsets.UTF_8));
                }
            }
        }
        return pages;
    }

    /** Returns the name without the folder of the version. */
    private static String relative(String name) {
        return name.substring(name.indexOf('/') + 1);
    }
}
