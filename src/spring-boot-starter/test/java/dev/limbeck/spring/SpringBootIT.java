package dev.limbeck.spring;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests a real application with the newest version of Spring Boot, started from its executable jar. */
final class SpringBootIT {
    @TempDir
    static Path shared;

    private static TestApplication shop;

    @TempDir
    Path folder;

    @BeforeAll
    static void build() throws Exception {
        shop = new TestApplication(shared, System.getProperty("spring-boot.version"));
        shop.maven("package");
    }

    private ApplicationScenarios scenarios() {
        return new ApplicationScenarios(shop, folder);
    }

    @Test
    void theFirstStartUpgradesAndTheSecondDoesNothing() throws Exception {
        scenarios().startTwice();
    }

    @Test
    void aRevisionThatFailsEndsTheStartWithItsMessage() throws Exception {
        scenarios().failWithARevision();
    }
}
