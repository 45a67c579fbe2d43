package dev.limbeck.cli.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.Cli;
import dev.limbeck.cli.Sample;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tests what a screen reader announces from the top to the bottom of a page, based on the accessibility information
 * that Chromium provides for the page.
 */
@Tag("browser")
@EnabledIf(
        value = "dev.limbeck.cli.page.Browser#isInstalled",
        disabledReason = "chromium or chromedriver is not installed")
final class ScreenReaderBrowserTest {
    /** The roles that a screen reader announces. */
    private static final Set<String> ANNOUNCED = Set.of(
            "banner",
            "navigation",
            "main",
            "region",
            "group",
            "heading",
            "link",
            "button",
            "list",
            "listitem",
            "table",
            "columnheader",
            "rowheader",
            "searchbox",
            "radio",
            "image",
            "deletion",
            "insertion",
            "DisclosureTriangle");

    @RegisterExtension
    static final Browser browser = new Browser();

    @TempDir
    Path folder;

    /** {@return what is announced for the page, one announcement per line: a role and a name, or plain text} */
    private List<String> read(String name) throws IOException {
        browser.show(1280, "light");
        browser.open(folder.resolve(name));
        Map<?, ?> tree = browser.driver().executeCdpCommand("Accessibility.getFullAXTree", Map.of());
        Map<Object, Map<?, ?>> nodes = new HashMap<>();
        Map<?, ?> root = Map.of();
        for (Object each : list(tree.get("nodes"))) {
            Map<?, ?> node = (Map<?, ?>) each;
            nodes.put(String.valueOf(node.get("nodeId")), node);
            root = node.get("parentId") == null ? node : root;
        }
        List<String> lines = new ArrayList<>();
        read(nodes, root, lines);
        Path kept = Files.createDirectories(Path.of("target", "pages"));
        Files.write(kept.resolve("screen-reader-" + name.replace('/', '-') + ".txt"), lines);
        return lines;
    }

    private static void read(Map<Object, Map<?, ?>> nodes, Map<?, ?> node, List<String> lines) {
        String role = value(node.get("role"));
        String name = value(node.get("name")).strip();
        boolean hidden = Boolean.TRUE.equals(node.get("ignored"));
        if (!hidden && role.equals("StaticText") && !name.isEmpty()) {
            lines.add(name);
        } else if (!hidden && ANNOUNCED.contains(role)) {
            lines.add((role + " " + name).strip());
        }
        for (Object child : list(node.get("childIds"))) {
            Map<?, ?> next = nodes.get(String.valueOf(child));
            if (next != null) {
                read(nodes, next, lines);
            }
        }
    }

    private static List<?> list(@Nullable Object property) {
        return property instanceof List<?> list ? list : List.of();
    }

    private static String value(@Nullable Object property) {
        return property instanceof Map<?, ?> map ? String.valueOf(map.get("value")) : "";
    }

    @Test
    void theRevisionAndTheSite() throws IOException {
        Cli cli = Sample.createIn(folder);
        cli.output("upgrade", "head");
        cli.output("revision", "--autogenerate", "-m", "hashed_password added", "--report", "review.html");
        List<String> review = read("review.html");
        assertThat(review)
                .containsSubsequence(
                        "link Skip to the content",
                        "banner",
                        "heading hashed_password added",
                        "passed:",
                        "Upgrade",
                        "produces exactly the model; proved on sqlite",
                        "passed:",
                        "Downgrade",
                        "navigation Contents",
                        "main",
                        "heading Changes",
                        "heading Tables",
                        "The marks are",
                        "image The affected tables with all changes",
                        "DisclosureTriangle As text",
                        "heading Definitions",
                        "added:",
                        "hashed_password varchar(100),",
                        "heading Revision file",
                        "heading History");
        // To a screen reader, the diagram is a single image; its text is in the table below it, and is not announced
        // piece by piece.
        assertThat(review.subList(review.indexOf("image The affected tables with all changes") + 1, review.size()))
                .startsWith("group", "DisclosureTriangle As text");
        assertThat(review).filteredOn(line -> line.startsWith("button ")).doesNotContain("button");
        cli.output("docs", "--output", "site");
        assertThat(read("site/" + tablePage()))
                .containsSubsequence(
                        "navigation Pages",
                        "heading item",
                        "heading Columns",
                        "columnheader Column",
                        "columnheader Type",
                        "rowheader list_id refers to shop_list",
                        "link shop_list",
                        "heading Neighbors",
                        "link shop_list",
                        "heading References",
                        "heading Revisions")
                .doesNotContain("link");
        assertThat(read("site/history.html"))
                .containsSubsequence(
                        "heading History",
                        "list",
                        "listitem",
                        "hashed_password added",
                        "head",
                        "DisclosureTriangle 1 change",
                        "listitem",
                        "reminders, notes on items");
    }

    private String tablePage() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("site"))) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.matches("table-item(-[0-9a-f]+)?\\.html"))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
