package dev.limbeck.cli.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.review.ReviewReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.Pdf;
import org.openqa.selenium.print.PrintOptions;

/** Tests the pages in Chromium, opened from disk. */
@InBrowser
final class ReviewPageBrowserTest {
    private static final String OVERLAPS =
            """
            const boxes = Array.from(document.querySelectorAll('.view-both .table .box')).map(b => b.getBoundingClientRect());
            let count = 0;
            boxes.forEach((a, i) => boxes.slice(i + 1).forEach(b => {
              if (a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom) { count++; }
            }));
            return boxes.length + ' boxes, ' + count + ' overlap';
            """;

    /**
     * A script that finds the lines that run under a box; it follows each line in steps of four pixels, except for the
     * ends of the line.
     */
    private static final String LINES_UNDER_BOXES =
            """
            const svg = document.querySelector('.view-both svg');
            const boxes = Array.from(svg.querySelectorAll('.table')).map(t => {
              const m = t.transform.baseVal.getItem(0).matrix, b = t.querySelector('.box');
              return {x: m.e, y: m.f, w: b.width.baseVal.value, h: b.height.baseVal.value};
            });
            const lines = Array.from(svg.querySelectorAll('.line path'));
            const hidden = lines.filter(line => {
              for (let at = 0; at < line.getTotalLength(); at += 4) {
                const p = line.getPointAtLength(at);
                if (boxes.some(b => p.x > b.x + 1 && p.x < b.x + b.w - 1 && p.y > b.y + 1 && p.y < b.y + b.h - 1)) {
                  return true;
                }
              }
              return false;
            });
            return lines.length + ' lines, ' + hidden.length + ' under boxes';
            """;

    @RegisterExtension
    static final Browser browser = new Browser();

    @TempDir
    Path folder;

    private Path open(ReviewReport report) throws IOException {
        Path page = folder.resolve("page \u00E9.html");
        Files.writeString(page, ReviewPage.write(report));
        browser.open(page);
        return page;
    }

    @Test
    @Tag("slow")
    void isAccessibleInBothSchemesAndWidths() throws IOException {
        for (ReviewReport report : List.of(Reviews.ofTables(7), Reviews.hostile())) {
            String name = report.changes().size() == 7 ? "seven" : "hostile";
            for (String scheme : List.of("light", "dark")) {
                for (int width : Browser.widths(scheme)) {
                    browser.show(width, scheme);
                    open(report);
                    assertThat(browser.accessibilityViolations())
                            .as(name + scheme + width)
                            .isEmpty();
                    assertThat(browser.script("return document.documentElement.scrollWidth <= window.innerWidth"))
                            .as("%s fits into %s", name, width)
                            .isEqualTo(true);
                    browser.keepPicture(name + "-" + scheme + "-" + width);
                }
            }
        }
    }

    @Test
    void namesAreShownAndNothingRuns() throws IOException {
        browser.show(1280, "light");
        open(Reviews.hostile());
        assertThat(browser.driver().getTitle()).startsWith("Check: The model and the database differ");
        String text = String.valueOf(browser.script("return document.body.textContent"));
        Reviews.HOSTILE.forEach(name -> assertThat(text).contains(name.replace("\u202E", "\\u202e")));
        assertThat(browser.driver().findElements(By.tagName("img"))).isEmpty();
        browser.script("const s = document.createElement('script'); s.textContent = \"document.title = 'ran'\";"
                + " document.body.append(s);");
        assertThat(browser.driver().getTitle())
                .as("a script that is not part of the page")
                .isNotEqualTo("ran");
    }

    @Test
    void boxesDoNotOverlapAndHideNoLine() throws IOException {
        browser.show(1280, "light");
        for (int count : List.of(7, 97)) {
            open(Reviews.ofTables(count));
            assertThat(browser.script(OVERLAPS)).isEqualTo(count + " boxes, 0 overlap");
            assertThat(browser.script(LINES_UNDER_BOXES)).isEqualTo(count + " lines, 0 under boxes");
        }
        browser.keepPicture("ninety-seven");
    }

    @Test
    void showsTheTablesBeforeAndAfterWithTheKeyboard() throws IOException {
        browser.show(1280, "light");
        open(Reviews.ofTables(3));
        assertThat(browser.driver().findElement(By.cssSelector(".view-before")).isDisplayed())
                .isFalse();
        browser.driver().findElement(By.id("view-both")).sendKeys(Keys.ARROW_RIGHT);
        assertThat(browser.driver().findElement(By.cssSelector(".view-before")).isDisplayed())
                .isTrue();
        assertThat(browser.driver().findElement(By.cssSelector(".view-both")).isDisplayed())
                .isFalse();
    }

    @Test
    void unfoldsAndCopiesSql() throws IOException {
        browser.show(1280, "light");
        open(Reviews.ofTables(3));
        browser.driver().findElement(By.xpath("//button[.='Expand all']")).click();
        assertThat(browser.script("return document.querySelectorAll('#changes details:not([open])').length"))
                .isEqualTo(0L);
        browser.script("window.copied = ''; Object.defineProperty(navigator, 'clipboard', {value:"
                + " {writeText: t => { window.copied = t; return Promise.resolve(); }}});");
        browser.driver()
                .findElement(By.cssSelector("#changes button[data-copy]"))
                .click();
        assertThat(browser.script("return window.copied")).asString().contains("CREATE TABLE \"table_0\" (\n    id");
    }

    @Test
    void printsEverything() throws IOException {
        open(Reviews.ofTables(2));
        Pdf pdf = browser.driver().print(new PrintOptions());
        assertThat(pdf.getContent()).hasSizeGreaterThan(10_000);
    }

    /** On paper, nothing can be scrolled or expanded, and no column is allowed to be too narrow for a word. */
    @Test
    void nothingIsCutOnPaper() throws IOException {
        browser.show(720, "light");
        for (ReviewReport report : List.of(Reviews.ofTables(9), Reviews.hostile())) {
            open(report);
            browser.driver().executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
            assertThat(
                            browser.script(
                                    """
                            const parts = Array.from(document.querySelectorAll('main pre, main code, main summary, main td'));
                            return parts.filter(e => e.checkVisibility())
                                .filter(e => (e.matches('pre') && e.scrollWidth > e.clientWidth + 1)
                                    || e.getBoundingClientRect().right > innerWidth + 1
                                    || (e.matches('.line code') && e.textContent.length > 10 && e.offsetWidth && 60 > e.offsetWidth))
                                .map(e => e.outerHTML.slice(0, 200)).join('\\n');
                            """))
                    .isEqualTo("");
            assertThat(browser.script(
                            "return Array.from(document.querySelectorAll('main details pre, main .view-both svg, main"
                                    + " .astext td')).filter(e => !e.getBoundingClientRect().height).length"))
                    .isEqualTo(0L);
        }
        browser.driver().executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", ""));
    }

    @Test
    void worksWithoutAScript() throws IOException {
        browser.driver().executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", true));
        try {
            open(Reviews.ofTables(3));
            assertThat(browser.driver()
                            .findElement(By.cssSelector("#changes summary"))
                            .isDisplayed())
                    .isTrue();
            browser.driver().findElement(By.cssSelector("#changes summary")).click();
            assertThat(browser.driver()
                            .findElement(By.cssSelector("#changes pre"))
                            .getText())
                    .contains("CREATE TABLE");
            assertThat(browser.driver()
                            .findElement(By.cssSelector("#changes button"))
                            .isDisplayed())
                    .isFalse();
            assertThat(browser.driver()
                            .findElement(By.cssSelector(".view-both svg"))
                            .isDisplayed())
                    .isTrue();
        } finally {
            browser.driver().executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", false));
        }
    }

    @Test
    void twoThousandTablesOpenWithinTwoSeconds() throws IOException {
        Path page = open(Reviews.ofTables(2000));
        assertThat(browser.processorTimeToOpen(page)).isBetween(1.0, 2000.0);
        browser.keepPicture("two-thousand");
    }
}
