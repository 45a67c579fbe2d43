package dev.limbeck.cli.page;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** An installed Chromium that opens pages from disk; it is started once for all tests in a class. */
final class Browser implements BeforeAllCallback, AfterAllCallback {
    private static final List<String> OPTIONS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private @Nullable ChromeDriver started;

    @Override
    public void beforeAll(ExtensionContext context) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(find("chromium").orElseThrow());
        options.addArguments(OPTIONS);
        ChromeDriver driver = new ChromeDriver(
                new ChromeDriverService.Builder()
                        .usingDriverExecutable(new File(find("chromedriver").orElseThrow()))
                        .build(),
                options);
        driver.manage().timeouts().scriptTimeout(Duration.ofMinutes(3));
        started = driver;
    }

    @Override
    public void afterAll(ExtensionContext context) {
        driver().quit();
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
        driver().get(page.toUri().toString());
    }

    /**
     * {@return the processor time in milliseconds that the browser's main thread takes to open a page} Other programs
     * that run on the machine do not affect this time.
     */
    double processorTimeToOpen(Path page) {
        open(page); // this gives the page its own process
        driver().executeCdpCommand("Performance.disable", Map.of());
        driver().executeCdpCommand("Performance.enable", Map.of("timeDomain", "threadTicks"));
        double before = taskSeconds();
        open(page);
        return (taskSeconds() - before) * 1000;
    }

    private double taskSeconds() {
        List<?> metrics = (List<?>) Objects.requireNonNull(
                driver().executeCdpCommand("Performance.getMetrics", Map.of()).get("metrics"));
        return metrics.stream()
                .map(metric -> (Map<?, ?>) metric)
                .filter(metric -> "TaskDuration".equals(metric.get("name")))
                .mapToDouble(metric -> ((Number) Objects.requireNonNull(metric.get("value"))).doubleValue())
                .findFirst()
                .orElseThrow();
    }

    ChromeDriver driver() {
        return Objects.requireNonNull(started, "the browser is not started");
    }

    /**
     * {@return the window widths at which a page is checked in a color scheme} With -Dlimbeck.long=true, both widths
     * are checked in each scheme.
     */
    static List<Integer> widths(String scheme) {
        if (Boolean.getBoolean("limbeck.long")) {
            return List.of(400, 1280);
        }
        return List.of(scheme.equals("light") ? 1280 : 400);
    }

    /** Sets the width of the window and the color scheme. */
    void show(int width, String scheme) {
        driver().manage().window().setSize(new Dimension(width, 1000));
        driver().executeCdpCommand(
                        "Emulation.setEmulatedMedia",
                        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    Object script(String code) {
        return Objects.requireNonNullElse(driver().executeScript(code), "");
    }

    /** {@return the violations of accessibility rules that axe-core finds, one line each} */
    String accessibilityViolations() throws IOException {
        return accessibilityViolations(true);
    }

    /**
     * {@return the violations, one line each}
     *
     * @param contrast whether the contrast of all text is measured, which takes minutes for tens of thousands of
     *     elements
     */
    String accessibilityViolations(boolean contrast) throws IOException {
        try (InputStream in = Objects.requireNonNull(com.deque.html.axecore.selenium.AxeBuilder.class
                .getClassLoader()
                .getResourceAsStream("axe.min.js"))) {
            driver().executeScript(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        return String.valueOf(driver().executeAsyncScript("var done = arguments[arguments.length - 1];"
                + "axe.run({resultTypes: ['violations'], rules: {'color-contrast': {enabled: " + contrast
                + "}}}).then(r => done(r.violations.map(v => v.id + ': ' + v.nodes.slice(0, 3)"
                + ".map(n => n.html + ' ' + n.failureSummary).join(' | ')).join('\\n')));"));
    }

    /**
     * {@return the size of the page as a PDF file} A separate process prints the page, because the driver gives up
     * after ten seconds.
     */
    static long printedBytes(Path page) throws IOException, InterruptedException {
        Path pdf = page.resolveSibling(page.getFileName() + ".pdf");
        List<String> command = new ArrayList<>(List.of(find("chromium").orElseThrow()));
        command.addAll(OPTIONS);
        command.add("--user-data-dir=" + page.resolveSibling("profile"));
        command.add("--no-pdf-header-footer");
        command.add("--print-to-pdf=" + pdf);
        command.add(page.toUri().toString());
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        if (!process.waitFor(3, TimeUnit.MINUTES)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            throw new AssertionError(page + " was not printed within three minutes");
        }
        return Files.size(pdf);
    }

    /** Saves a screenshot of the page for people to look at. */
    void keepPicture(String name) throws IOException {
        Path folder = Files.createDirectories(Path.of("target", "pages"));
        Files.write(folder.resolve(name + ".png"), driver().getScreenshotAs(OutputType.BYTES));
    }
}
