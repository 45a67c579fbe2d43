package dev.limbeck.cli.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.site.HistoryFile;
import dev.limbeck.cli.site.SchemaSite;
import dev.limbeck.result.site.SchemaDocumentation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/**
 * Tests that every part of the pages that reacts to a mouse can be reached with the keyboard alone, is visible while it
 * has the focus, and has a name.
 */
@InBrowser
final class KeyboardBrowserTest {
    /**
     * A script that numbers all focusable elements in document order. In a group of radio buttons, only the checked
     * one is numbered.
     */
    private static final String NUMBER =
            """
            const all = Array.from(document.querySelectorAll('a[href], button, input, summary, [tabindex="0"]'))
                .filter(e => e.checkVisibility({visibilityProperty: true}))
                .filter(e => e.type !== 'radio' || e.checked);
            all.forEach((e, i) => e.setAttribute('data-number', i));
            return all.length;
            """;

    /**
     * A script that describes the focused element: its number, whether it is visible in the window, and whether the
     * focus is marked.
     */
    private static final String FOCUS =
            """
            const e = document.activeElement;
            if (e === document.body) { return 'none'; }
            const place = e.getBoundingClientRect();
            const inside = place.bottom > 0 && place.top < innerHeight && place.right > 0 && place.left < innerWidth;
            const marked = getComputedStyle(e.type === 'radio' ? e.parentElement : e).outlineStyle !== 'none';
            return e.getAttribute('data-number') + (inside ? '' : ' outside') + (marked ? '' : ' unmarked');
            """;

    @RegisterExtension
    static final Browser browser = new Browser();

    @TempDir
    Path folder;

    /**
     * Moves through the page with the Tab key; {@return the accessible names of the elements that receive the focus}
     */
    private List<String> walk(String page, String html) throws IOException {
        Path file = folder.resolve("page.html");
        Files.writeString(file, html);
        browser.open(file);
        long count = ((Number) browser.script(NUMBER)).longValue();
        List<String> names = new ArrayList<>();
        List<String> stops = new ArrayList<>();
        List<String> expected = new ArrayList<>();
        for (long i = 0; i < count; i++) {
            browser.driver().switchTo().activeElement().sendKeys(Keys.TAB);
            stops.add(String.valueOf(browser.script(FOCUS)));
            expected.add(String.valueOf(i));
            WebElement stop = browser.driver().switchTo().activeElement();
            names.add(stop.getAccessibleName());
            assertThat(stop.getAccessibleName())
                    .as("%s: the name of %s", page, stops.get(stops.size() - 1))
                    .isNotBlank();
        }
        assertThat(stops).as(page).isEqualTo(expected);
        assertThat(names.get(0)).as(page).isEqualTo("Skip to the content");
        return names;
    }

    @Test
    @Tag("slow")
    void allPagesCanBeReadWithTheKeyboard() throws IOException {
        SchemaDocumentation documentation =
                Reviews.documentation(List.of("owner", "pet", "visit", "vet", "clinic", Reviews.HOSTILE.get(0)));
        for (int width : List.of(400, 1280)) {
            browser.show(width, "light");
            List<String> names = walk("review", ReviewPage.write(Reviews.ofTables(9)));
            assertThat(names)
                    .contains("Changes 9", "Search the changes", "Expand all", "Larger", "Both", "As text")
                    .anyMatch(name -> name.startsWith("new table table_3"));
            walk("history", HistoryFile.render(documentation.revisions()));
            for (Map.Entry<String, String> page :
                    new SchemaSite(documentation, "shop").pages().entrySet()) {
                walk(page.getKey(), page.getValue());
            }
        }
    }

    @Test
    @Tag("long")
    @EnabledIfSystemProperty(named = "limbeck.long", matches = "true")
    void theFirstLinkLeadsToTheContent() throws IOException {
        browser.show(1280, "light");
        SchemaDocumentation documentation = Reviews.documentation(List.of("owner", "pet"));
        List<String> pages =
                new ArrayList<>(new SchemaSite(documentation, "shop").pages().values());
        pages.add(ReviewPage.write(Reviews.ofTables(3)));
        for (String page : pages) {
            walk("page", page);
            browser.open(folder.resolve("page.html"));
            browser.driver().findElement(By.tagName("body")).sendKeys(Keys.TAB);
            browser.driver().switchTo().activeElement().sendKeys(Keys.ENTER);
            browser.driver().switchTo().activeElement().sendKeys(Keys.TAB);
            assertThat(browser.script("const e = document.activeElement; return e !== document.body"
                            + " && (!document.querySelector('#content a, #content button, #content input, #content summary,"
                            + " #content [tabindex]') || document.getElementById('content').contains(e));"))
                    .isEqualTo(true);
        }
    }

    @Test
    void aChangeIsFoundAndOpenedWithTheKeyboard() throws IOException {
        browser.show(1280, "light");
        Path file = folder.resolve("page.html");
        Files.writeString(file, ReviewPage.write(Reviews.ofTables(9)));
        browser.open(file);
        browser.driver().findElement(By.tagName("body")).sendKeys("/");
        browser.driver().switchTo().activeElement().sendKeys("TABLE_7 new");
        assertThat(browser.driver().findElement(By.id("found")).getText()).isEqualTo("1 of 9");
        List<WebElement> shown =
                browser.driver().findElements(By.cssSelector("#changes .change:not([hidden]) summary"));
        assertThat(shown).hasSize(1);
        shown.get(0).sendKeys(Keys.ENTER);
        assertThat(browser.driver()
                        .findElement(By.cssSelector("#changes .change:not([hidden]) pre"))
                        .getText())
                .contains("CREATE TABLE \"table_7\"");
    }
}
