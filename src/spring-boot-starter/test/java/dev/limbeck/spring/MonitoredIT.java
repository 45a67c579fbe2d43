package dev.limbeck.spring;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An application with Spring Boot Actuator and tests of slices, on both supported versions of Spring Boot. */
final class MonitoredIT {
    private static final Map<String, TestApplication> APPLICATIONS = new HashMap<>();

    @TempDir
    static Path shared;

    static Stream<String> versions() {
        return Stream.of("spring-boot.version", "older-spring-boot.version").map(System::getProperty);
    }

    private static MonitoredScenarios with(String boot) throws Exception {
        TestApplication application = APPLICATIONS.get(boot);
        if (application == null) {
            application = new TestApplication(shared.resolve(boot), boot, "monitored");
            APPLICATIONS.put(boot, application);
        }
        return new MonitoredScenarios(application);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void slicesAndEndpoints(String boot) throws Exception {
        with(boot).runTheTests();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void aSliceWhoseDatabaseIsReplaced(String boot) throws Exception {
        with(boot).replaceTheDatabase();
    }
}
