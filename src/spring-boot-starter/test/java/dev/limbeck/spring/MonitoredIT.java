package dev.limbeck.spring;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Tests an application with Spring Boot Actuator and test slices. The older version of Spring Boot is part of the long
 * tests.
 */
final class MonitoredIT {
    private static final Map<String, TestApplication> APPLICATIONS = new HashMap<>();

    @TempDir
    static Path shared;

    static Stream<String> versions() {
        Stream<String> names = Boolean.getBoolean("limbeck.long")
                ? Stream.of("spring-boot.version", "older-spring-boot.version")
                : Stream.of("spring-boot.version");
        return names.map(System::getProperty);
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

    @ParameterizedTest
    @MethodSource("versions")
    @EnabledIfSystemProperty(named = "limbeck.long", matches = "true")
    void classesGeneratedAheadOfTime(String boot) throws Exception {
        with(boot).startWithGeneratedClasses();
    }
}
