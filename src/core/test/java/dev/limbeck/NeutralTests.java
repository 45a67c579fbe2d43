package dev.limbeck;

import static org.junit.platform.engine.discovery.ClassNameFilter.includeClassNamePatterns;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectPackage;

import dev.limbeck.command.H2Tests;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.platform.engine.DiscoverySelector;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/**
 * Runs the tests that do not depend on a particular database and the tests on H2, and prints how many tests ran and
 * which of them failed.
 */
final class NeutralTests {
    /** The packages whose tests do not need SQLite. */
    private static final List<String> PACKAGES = List.of(
            "dev.limbeck.compare.words",
            "dev.limbeck.execute.step",
            "dev.limbeck.model",
            "dev.limbeck.ops",
            "dev.limbeck.render",
            "dev.limbeck.revision",
            "dev.limbeck.settings",
            "dev.limbeck.text");

    /** Three tests in these packages use SQLite to read schemas; another test compiles thousands of tables. */
    private static final String CLASSES = "(?!.*(RandomWords|RevisionWriter|RandomRevision|LargeRevision)Test).*Test";

    private NeutralTests() {}

    public static void main(String[] arguments) {
        List<DiscoverySelector> selectors = new ArrayList<>();
        PACKAGES.forEach(name -> selectors.add(selectPackage(name)));
        H2Tests.CLASSES.forEach(type -> selectors.add(selectClass(type)));
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(selectors)
                .filters(includeClassNamePatterns(CLASSES))
                .build();
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        Launcher launcher = LauncherFactory.create();
        launcher.execute(request, summary);
        summary.getSummary().printFailuresTo(new PrintWriter(System.out, true, StandardCharsets.UTF_8), 3);
        System.out.println("passed " + summary.getSummary().getTestsSucceededCount());
        System.out.println("failed " + summary.getSummary().getTotalFailureCount());
    }
}
