package dev.limbeck.spring;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests the two supported versions of Spring Boot in all scenarios, including unusual ones. */
@EnabledIfSystemProperty(named = "limbeck.long", matches = "true")
final class AllScenariosIT {
    private static final Map<String, TestApplication> SHOPS = new HashMap<>();

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    static Stream<String> versions() {
        return Stream.of("spring-boot.version", "older-spring-boot.version").map(System::getProperty);
    }

    private ApplicationScenarios with(String boot) throws Exception {
        TestApplication shop = SHOPS.get(boot);
        if (shop == null) {
            shop = new TestApplication(shared.resolve(boot), boot);
            shop.maven("package");
            SHOPS.put(boot, shop);
        }
        return new ApplicationScenarios(shop, folder);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void entitiesThatDiffer(String boot) throws Exception {
        with(boot).compareTheEntities();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void startTwice(String boot) throws Exception {
        with(boot).startTwice();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void twoInstancesAtOnce(String boot) throws Exception {
        with(boot).startTwoInstancesAtOnce();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void aRevisionThatFails(String boot) throws Exception {
        with(boot).failWithARevision();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void aReadOnlyDatabase(String boot) throws Exception {
        with(boot).failOnAReadOnlyDatabase();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void noRevisions(String boot) throws Exception {
        with(boot).failWithoutRevisions();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void h2(String boot) throws Exception {
        with(boot).failOnH2();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void noDriver(String boot) throws Exception {
        with(boot).failWithoutADriver();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void unknownProperties(String boot) throws Exception {
        with(boot).refuseUnknownProperties();
    }

    @ParameterizedTest
    @ValueSource(strings = {"3.4.11", "3.3.13"})
    void anOldVersionOfSpringBoot(String boot) throws Exception {
        with(boot).failOnAnOldVersion(boot);
    }
}
