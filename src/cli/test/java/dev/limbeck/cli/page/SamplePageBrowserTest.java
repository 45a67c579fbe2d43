package dev.limbeck.cli.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.Cli;
import dev.limbeck.cli.Sample;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/** Tests the page for the sample project's revision, opened from disk. */
@InBrowser
final class SamplePageBrowserTest {
    /** A script that returns the positions of the page's parts. */
    private static final String PLACES =
            """
            return ['.head', 'nav', '#changes', '#tables', '#tables .view-both', '#source', '#history'].map(part => {
              const p = document.querySelector(part).getBoundingClientRect();
              return [part.replace(' ', '_'), p.left, p.top + scrollY, p.width, p.height]
                  .map(v => typeof v === 'number' ? Math.round(v) : v).join(' ');
            }).join('\\n') + '\\n';
            """;

    @RegisterExtension
    static final Browser browser = new Browser();

    @TempDir
    Path folder;

    @Test
    @Tag("slow")
    void theRevisionOfTheSample() throws Exception {
        Cli cli = Sample.createIn(folder);
        cli.output("upgrade", "head");
        cli.output("revision", "--autogenerate", "-m", "hashed_password added", "--report", "review.html");
        Path page = folder.resolve("review.html");
        for (String scheme : List.of("light", "dark")) {
            for (int width : Browser.widths(scheme)) {
                browser.show(width, scheme);
                browser.open(page);
                String name = "sample-" + scheme + "-" + width;
                assertThat(browser.accessibilityViolations()).as(name).isEmpty();
                Golden.requireSimilar("sample-" + width + ".txt", String.valueOf(browser.script(PLACES)));
                browser.keepPicture(name);
            }
        }
        assertThat(browser.driver().findElement(By.cssSelector(".verdicts")).getText())
                .contains(
                        "produces exactly the model; proved on sqlite",
                        "restores the schema, with rows in the tables; proved on sqlite");
        assertThat(browser.script(
                        "return Array.from(document.querySelectorAll('.view-both .table.changed .row.new .name'))"
                                + ".map(each => each.textContent).join()"))
                .isEqualTo("hashed_password");
        assertThat(browser.script("return Array.from(document.querySelectorAll('.astext tbody tr'))"
                        + ".map(row => row.textContent).filter(row => /^(user|shop_list)id/.test(row)).join()"))
                .isEqualTo("shop_listidbigintPK,useridbigintPK");
        browser.driver().findElement(By.cssSelector("#changes summary")).click();
        assertThat(browser.driver().findElement(By.cssSelector("#changes pre")).getText())
                .contains("ALTER TABLE main.user ADD COLUMN hashed_password varchar(100)");
        assertThat(Browser.printedBytes(page)).isGreaterThan(20_000);
    }
}
