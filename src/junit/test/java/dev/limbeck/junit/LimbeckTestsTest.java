package dev.limbeck.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.EventType;

final class LimbeckTestsTest {
    private static final String HEAD = "the head has the schema of the entities";

    @Test
    void aCorrectHistoryPasses() {
        assertThat(run(Correct.class)).hasSize(5).allSatisfy((name, result) -> assertThat(result)
                .isEqualTo("SUCCESSFUL"));
    }

    @Test
    void withoutEntitiesTheComparisonIsAborted() {
        Map<String, String> results = run(WithoutEntities.class);
        assertThat(results.remove(HEAD)).startsWith("ABORTED").contains("no entities are configured");
        assertThat(results).hasSize(4).containsValue("SUCCESSFUL");
    }

    @Test
    void aDowngradeThatLeavesATableFails() {
        Map<String, String> results = run(Broken.class);
        assertThat(results.get("every downgrade restores the schema that existed before its upgrade"))
                .startsWith("FAILED")
                .contains("3c")
                .contains("expected: no table Left");
        assertThat(results.get("the history has a single head")).isEqualTo("SUCCESSFUL");
        assertThat(results.get("every revision can be applied again after its downgrade"))
                .startsWith("ABORTED");
    }

    @Test
    void aHeadThatDiffersFromTheEntitiesFailsWithTheDifferences() {
        assertThat(run(OtherEntities.class).get(HEAD))
                .startsWith("FAILED")
                .contains("the head and the entities differ")
                .contains("Parcel");
    }

    private static Map<String, String> run(Class<?> tests) {
        EngineExecutionResults results = EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(tests))
                .execute();
        Map<String, String> named = new TreeMap<>();
        results.testEvents()
                .filter(event -> event.getType() == EventType.FINISHED)
                .forEach(event -> {
                    TestExecutionResult result = event.getRequiredPayload(TestExecutionResult.class);
                    named.put(
                            event.getTestDescriptor().getDisplayName(),
                            result.getStatus()
                                    + result.getThrowable()
                                            .map(failure -> " " + failure.getMessage())
                                            .orElse(""));
                });
        return named;
    }

    @LimbeckProject(entities = "com.example.shop")
    static final class Correct implements LimbeckTests {}

    static final class WithoutEntities implements LimbeckTests {}

    @LimbeckProject(revisions = "com.example.broken")
    static final class Broken implements LimbeckTests {}

    @LimbeckProject(entities = {"com.example.shop", "com.example.parcels"})
    static final class OtherEntities implements LimbeckTests {}
}
