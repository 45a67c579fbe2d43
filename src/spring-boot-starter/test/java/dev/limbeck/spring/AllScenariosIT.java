package dev.limbeck.spring;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.ValueSource;

/** The two supported versions of Spring Boot in all situations, also the unusual ones. */
@ParameterizedClass
@ValueSource(strings = {"spring-boot.version", "older-spring-boot.version"})
@EnabledIfSystemProperty(named = "limbeck.long", matches = "true")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AllScenariosIT {
    private final String version;
    private ShopApplication shop;

    @TempDir
    Path shared;

    AllScenariosIT(String property) {
        version = System.getProperty(property);
    }

    @BeforeAll
    void build() throws Exception {
        shop = new ShopApplication(shared, version);
        shop.maven("package");
    }

    private static ApplicationScenarios in(ShopApplication shop, Path folder) {
        return new ApplicationScenarios(shop, folder);
    }

    @Test
    void startTwice(@TempDir Path folder) throws Exception {
        in(shop, folder).startTwice();
    }

    @Test
    void twoInstancesAtOnce(@TempDir Path folder) throws Exception {
        in(shop, folder).startTwoInstancesAtOnce();
    }

    @Test
    void aRevisionThatFails(@TempDir Path folder) throws Exception {
        in(shop, folder).failWithARevision();
    }

    @Test
    void aReadOnlyDatabase(@TempDir Path folder) throws Exception {
        in(shop, folder).failOnAReadOnlyDatabase();
    }

    @Test
    void noRevisions(@TempDir Path folder) throws Exception {
        in(shop, folder).failWithoutRevisions();
    }

    @Test
    void h2(@TempDir Path folder) throws Exception {
        in(shop, folder).failOnH2();
    }

    @Test
    void unknownProperties(@TempDir Path folder) throws Exception {
        in(shop, folder).refuseUnknownProperties();
    }
}
