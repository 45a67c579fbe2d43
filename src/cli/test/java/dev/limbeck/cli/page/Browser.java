package dev.limbeck.cli.page;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** An installed Chromium that opens pages from the disk. */
final class Browser implements AutoCloseable {
    private final ChromeDriver driver;

    /** Starts it. */
    Browser() {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(find("chromium").orElseThrow());
        options.addArguments(
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync");
        driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(new File(find("chromedriver").orElseThrow()))
                        .build(),
                options);
    }

    /** {@return whether Chromium and its driver are installed} */
    static boolean isInstalled() {
        return find("chromium").isPresent() && find("chromedriver").isPresent();
    }

    private static Optional<String> find(String program) {
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        return Stream.of(path.split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder).resolve(program))
                .filter(Files::isExecutable)
                .map(Path::toString)
                .findFirst();
    }

    void open(Path page) {
        driver.get(page.toUri().toString());
    }

    ChromeDriver driver() {
        return driver;
    }

    /** Sets the width of the window and the color scheme. */
    void show(int width, String scheme) {
        driver.manage().window().setSize(new Dimension(width, 1000));
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    Object script(String code) {
        return Objects.requireNonNullElse(driver.executeScript(code), "");
    }

    /** {@return the violations of the rules for accessible pages that axe-core finds, one line each} */
    String accessibilityViolations() throws IOException {
        try (InputStream in = Objects.requireNonNull(com.deque.html.axecore.selenium.AxeBuilder.class
                .getClassLoader()
                .getResourceAsStream("axe.min.js"))) {
            driver.executeScript(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        return String.valueOf(driver.executeAsyncScript("var done = arguments[arguments.length - 1];"
                + "axe.run().then(r => done(r.violations.map(v => v.id + ': ' + v.nodes.slice(0, 3)"
                + ".map(n => n.html + ' ' + n.failureSummary).join(' | ')).join('\\n')));"));
    }

    /** {@return the size of the page as PDF; unlike the command of the driver, this waits as long as it takes} */
    int printedBytes() {
        Map<String, Object> pdf = driver.executeCdpCommand("Page.printToPDF", Map.of());
        return Base64.getDecoder().decode(String.valueOf(pdf.get("data"))).length;
    }

    /** Keeps a picture of the page for people. */
    void keepPicture(String name) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "pages"));
        Files.write(folder.resolve(name + ".png"), driver.getScreenshotAs(OutputType.BYTES));
    }

    @Override
    public void close() {
        driver.quit();
    }
}
