package dev.limbeck.cli.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.Cli;
import dev.limbeck.cli.site.SchemaSite;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** Tests the pages for Keycloak's tables, and for two thousand tables with hostile names, opened from disk. */
@InBrowser
final class LargePagesBrowserTest {
    private static final Path KEYCLOAK = Path.of("..", "hibernate", "target", "real-models", "keycloak");
    private static final String FITS = "return document.documentElement.scrollWidth <= window.innerWidth";

    /** A script that returns the rounded positions of all tables in the first diagram, sorted by name. */
    private static final String PLACES =
            """
            return Array.from(document.querySelectorAll('svg.diagram')).slice(0, 1).flatMap(svg =>
              Array.from(svg.querySelectorAll('.table')).map(t => {
                const m = t.transform.baseVal.getItem(0).matrix, b = t.querySelector('.box');
                return [t.querySelector('.title').textContent, m.e, m.f, b.width.baseVal.value, b.height.baseVal.value]
                    .map(v => typeof v === 'number' ? Math.round(v) : v).join(' ');
              })).sort().join('\\n') + '\\n';
            """;

    private static final String OVERLAPS =
            """
            const boxes = Array.from(document.querySelector('svg.diagram').querySelectorAll('.table .box'))
                .map(b => b.getBoundingClientRect());
            let count = 0;
            boxes.forEach((a, i) => boxes.slice(i + 1).forEach(b => {
              if (a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom) { count++; }
            }));
            return boxes.length + ' boxes, ' + count + ' overlap';
            """;

    @RegisterExtension
    static final Browser browser = new Browser();

    @TempDir
    Path folder;

    private static void search(String words, String found) {
        WebElement field = browser.driver().findElement(By.id("search"));
        field.clear();
        field.sendKeys(words);
        assertThat(browser.driver().findElement(By.id("found")).getText()).isEqualTo(found);
    }

    /**
     * Checks a page at two widths and in both color schemes.
     *
     * @param small whether axe-core checks the page in each combination; otherwise, it checks the page only once and
     *     without measuring the contrast of all text, which takes minutes for tens of thousands of elements
     */
    private static void requireNarrowAndWide(Path page, String name, boolean small) throws IOException {
        for (String scheme : List.of("light", "dark")) {
            for (int width : Browser.widths(scheme)) {
                browser.show(width, scheme);
                browser.open(page);
                String shown = name + "-" + scheme + "-" + width;
                assertThat(browser.script(FITS)).as(shown).isEqualTo(true);
                if (small || shown.endsWith("light-1280")) {
                    assertThat(browser.accessibilityViolations(small)).as(shown).isEmpty();
                }
                browser.keepPicture(shown);
            }
        }
    }

    @Test
    @Tag("long")
    @EnabledIfSystemProperty(named = "limbeck.long", matches = "true")
    void twoThousandTablesWithHostileNames() throws Exception {
        Path page = folder.resolve("hostile.html");
        Files.writeString(page, ReviewPage.write(Reviews.hostile(2000)));
        browser.show(1280, "light");
        assertThat(Files.size(page)).isLessThan(3_000_000);
        assertThat(browser.processorTimeToOpen(page)).isBetween(1.0, 2000.0);
        String text = String.valueOf(browser.script("return document.body.textContent"));
        Reviews.hostileNames(2000).forEach(name -> assertThat(text.contains(name.replace("\u202E", "\\u202e")))
                .as(name)
                .isTrue());
        assertThat(browser.driver().findElements(By.tagName("img"))).isEmpty();
        assertThat(browser.driver().getTitle()).startsWith("Check: The model and the database differ");
        assertThat(browser.script("return document.querySelectorAll('.view-both .table').length"))
                .isEqualTo(2000L);
        search("\u6F22\u5B57", "182 of 2000");
        search("<script> _1991", "1 of 2000");
        browser.driver().findElement(By.xpath("//button[.='Expand all']")).click();
        assertThat(browser.driver().findElement(By.cssSelector("#changes pre")).getText())
                .contains("CREATE TABLE");
        assertThat(Browser.printedBytes(page)).isGreaterThan(100_000);
        requireNarrowAndWide(page, "hostile-2000", false);
    }

    @Test
    @Tag("long")
    @EnabledIfSystemProperty(named = "limbeck.long", matches = "true")
    void theSiteOfTwoThousandTablesWithHostileNames() throws IOException {
        Map<String, String> pages =
                new SchemaSite(Reviews.documentation(Reviews.hostileNames(2000)), "<b>shop</b>").pages();
        for (Map.Entry<String, String> page : pages.entrySet()) {
            Files.writeString(folder.resolve(page.getKey()), page.getValue());
        }
        Path index = folder.resolve("index.html");
        browser.show(1280, "light");
        assertThat(Files.size(index)).isLessThan(3_000_000);
        assertThat(browser.processorTimeToOpen(index)).isBetween(1.0, 2000.0);
        assertThat(browser.driver().getTitle()).isEqualTo("<b>shop</b>");
        search("\u6F22\u5B57 _1988", "1 of 2000");
        browser.driver()
                .findElement(By.cssSelector("#list tbody tr:not([hidden]) a"))
                .click();
        assertThat(browser.driver().findElement(By.tagName("h1")).getText()).contains("\u6F22\u5B57", "_1988");
        requireNarrowAndWide(index, "site-hostile-2000", false);
    }

    /** The build of the limbeck-hibernate module copies Keycloak's entities. */
    static boolean hasKeycloak() {
        return Browser.isInstalled() && Files.isDirectory(KEYCLOAK);
    }

    @Test
    @EnabledIf(
            value = "hasKeycloak",
            disabledReason = "the build of limbeck-hibernate has not copied Keycloak's entities")
    @Tag("slow")
    void theRevisionOfKeycloaksTables() throws Exception {
        Cli cli = keycloak();
        cli.output("revision", "--autogenerate", "-m", "Keycloak", "--report", "review.html");
        Path page = folder.resolve("review.html");
        browser.show(1280, "light");
        assertThat(Files.size(page)).isLessThan(3_000_000);
        assertThat(browser.processorTimeToOpen(page)).isBetween(1.0, 2000.0);
        assertThat(browser.driver().findElement(By.tagName("h1")).getText()).isEqualTo("Keycloak");
        assertThat(browser.driver().findElement(By.cssSelector(".verdicts")).getText())
                .contains("produces exactly the model; proved on sqlite", "none found");
        assertThat(browser.script(OVERLAPS)).isEqualTo("97 boxes, 0 overlap");
        Golden.requireSimilar("keycloak-tables.txt", String.valueOf(browser.script(PLACES)));
        search("role mapping", "4 of 97");
        browser.driver()
                .findElement(By.cssSelector("#changes .change:not([hidden]) summary"))
                .click();
        assertThat(browser.driver()
                        .findElement(By.cssSelector("#changes .change:not([hidden]) pre"))
                        .getText())
                .startsWith("CREATE TABLE \"CLIENT_SCOPE_ROLE_MAPPING\" (\n    \"ROLE_ID\" varchar(36) NOT NULL,");
        browser.driver().findElement(By.xpath("//button[.='+']")).click();
        assertThat(Browser.printedBytes(page)).isGreaterThan(100_000);
        requireNarrowAndWide(page, "keycloak", true);
    }

    @Test
    @EnabledIf(
            value = "hasKeycloak",
            disabledReason = "the build of limbeck-hibernate has not copied Keycloak's entities")
    @Tag("long")
    @EnabledIfSystemProperty(named = "limbeck.long", matches = "true")
    void theSiteOfKeycloaksTables() throws IOException {
        Cli cli = keycloak();
        cli.output("revision", "--autogenerate", "-m", "Keycloak");
        cli.output("docs", "--output", "site");
        Path index = folder.resolve("site/index.html");
        browser.show(1280, "light");
        assertThat(browser.processorTimeToOpen(index)).isBetween(1.0, 2000.0);
        search("RoleEntity client_realm", "1 of 97");
        browser.driver().findElement(By.linkText("KEYCLOAK_ROLE")).click();
        assertThat(browser.driver().findElement(By.cssSelector(".facts")).getText())
                .contains("stores org.keycloak.models.jpa.entities.RoleEntity");
        assertThat(String.valueOf(browser.script(OVERLAPS))).endsWith(" boxes, 0 overlap");
        requireNarrowAndWide(index, "keycloak-site", true);
        requireNarrowAndWide(folder.resolve("site").resolve(realm()), "keycloak-realm", true);
    }

    private String realm() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("site"))) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.matches("table-realm-[0-9a-f]+\\.html"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private Cli keycloak() throws IOException {
        List<String> jars;
        try (Stream<Path> files = Files.list(KEYCLOAK)) {
            jars = files.map(file -> file.toAbsolutePath().normalize().toString())
                    .sorted()
                    .toList();
        }
        String entities =
                jars.stream().filter(jar -> jar.contains("keycloak-model-jpa")).collect(Collectors.joining());
        Cli cli = Cli.of(folder);
        cli.write("classpath.txt", String.join(File.pathSeparator, jars));
        cli.write(
                "limbeck.toml",
                """
                [database]
                url = "jdbc:sqlite:keycloak.db"

                [model]
                classpath = ['%s']
                classpath_file = "classpath.txt"

                [model.properties]
                "jakarta.persistence.validation.mode" = "none"

                [revisions]
                locations = ["revisions"]
                package = "revisions"
                """
                        .formatted(entities));
        Files.createDirectories(folder.resolve("revisions"));
        return cli;
    }
}
