package dev.limbeck.cli.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.site.HistoryFile;
import dev.limbeck.cli.site.SchemaSite;
import dev.limbeck.result.RevisionInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** Tests the site for a schema and the page for a history in Chromium, opened from disk. */
@InBrowser
final class SiteBrowserTest {
    @RegisterExtension
    static final Browser browser = new Browser();

    @TempDir
    Path folder;

    private void write(List<String> names) throws IOException {
        for (Map.Entry<String, String> page :
                new SchemaSite(Reviews.documentation(names), "shop").pages().entrySet()) {
            Files.writeString(folder.resolve(page.getKey()), page.getValue());
        }
        browser.open(folder.resolve("index.html"));
    }

    private static List<String> tables(int count) {
        return IntStream.range(0, count).mapToObj(i -> "table_" + i).toList();
    }

    private static void assertGood(String page) throws IOException {
        assertThat(browser.accessibilityViolations()).as(page).isEmpty();
        assertThat(browser.script("return document.documentElement.scrollWidth <= window.innerWidth"))
                .as("%s fits", page)
                .isEqualTo(true);
        browser.keepPicture(page);
    }

    @Test
    @Tag("slow")
    void isAccessibleInBothSchemesAndWidths() throws IOException {
        List<List<String>> sites =
                Boolean.getBoolean("limbeck.long") ? List.of(tables(7), Reviews.HOSTILE) : List.of(Reviews.HOSTILE);
        for (List<String> names : sites) {
            for (String scheme : List.of("light", "dark")) {
                for (int width : Browser.widths(scheme)) {
                    String name = "site-" + names.size() + "-" + scheme + "-" + width;
                    browser.show(width, scheme);
                    write(names);
                    assertGood(name);
                    browser.driver()
                            .findElement(By.cssSelector("#list tbody tr:last-child a"))
                            .click();
                    assertThat(browser.driver().getTitle()).doesNotContain("hacked");
                    assertGood(name + "-table");
                    browser.open(folder.resolve("history.html"));
                    assertGood(name + "-history");
                }
            }
        }
    }

    @Test
    void findsTablesWithTheKeyboard() throws IOException {
        browser.show(1280, "light");
        write(tables(30));
        browser.driver().findElement(By.tagName("body")).sendKeys("/");
        WebElement field = browser.driver().switchTo().activeElement();
        field.sendKeys("table_17");
        assertThat(browser.driver().findElements(By.cssSelector("#list tbody tr:not([hidden])")))
                .hasSize(1);
        assertThat(browser.driver().findElement(By.id("found")).getText()).isEqualTo("1 of 30");
        field.sendKeys(Keys.ENTER);
        assertThat(browser.driver().findElement(By.tagName("h1")).getText()).isEqualTo("table_17");
    }

    @Test
    void worksWithoutAScript() throws IOException {
        browser.driver().executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", true));
        try {
            write(tables(5));
            assertThat(browser.driver().findElement(By.id("search")).isDisplayed())
                    .isFalse();
            assertThat(browser.driver()
                            .findElement(By.cssSelector("svg.diagram"))
                            .isDisplayed())
                    .isTrue();
            browser.driver().findElement(By.linkText("table_3")).click();
            assertThat(browser.driver().findElement(By.tagName("h1")).getText()).isEqualTo("table_3");
        } finally {
            browser.driver().executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", false));
        }
    }

    @Test
    @Tag("slow")
    void twoThousandTablesOpenWithinTwoSeconds() throws IOException {
        browser.show(1280, "light");
        write(tables(2000));
        assertThat(Files.size(folder.resolve("index.html"))).isLessThan(3_000_000);
        assertThat(browser.processorTimeToOpen(folder.resolve("index.html"))).isBetween(1.0, 2000.0);
        browser.driver().findElement(By.id("search")).sendKeys("table_1999");
        assertThat(browser.driver().findElements(By.cssSelector("#list tbody tr:not([hidden])")))
                .hasSize(1);
    }

    @Test
    void aHistoryWithBranchesAndMergesHasOneDotForEachRevision() throws IOException {
        List<RevisionInfo> revisions = List.of(
                revision("4d", List.of("2b", "3c"), Reviews.HOSTILE.get(0)),
                revision("3c", List.of("1a"), "the right branch"),
                revision("2b", List.of("1a"), "the left branch"),
                revision("1a", List.of(), "first"));
        Path page = folder.resolve("history.html");
        Files.writeString(page, HistoryFile.render(revisions));
        for (String scheme : List.of("light", "dark")) {
            for (int width : Browser.widths(scheme)) {
                browser.show(width, scheme);
                browser.open(page);
                assertGood("history-" + scheme + "-" + width);
            }
        }
        assertThat(browser.driver().findElements(By.cssSelector(".lanes .dot"))).hasSize(4);
        browser.driver()
                .findElement(By.cssSelector("#revision-4d a[href='#revision-2b']"))
                .click();
        assertThat(browser.script("return document.querySelector(':target').id"))
                .isEqualTo("revision-2b");
    }

    private static RevisionInfo revision(String id, List<String> down, String message) {
        return new RevisionInfo(
                id,
                down,
                List.of(),
                List.of(),
                message,
                Instant.EPOCH,
                null,
                new RevisionInfo.Marks(false, false, false, false),
                List.of(),
                List.of(),
                List.of(),
                null);
    }
}
