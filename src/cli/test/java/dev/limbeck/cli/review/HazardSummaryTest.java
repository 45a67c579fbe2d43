package dev.limbeck.cli.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.ops.Hazard;
import dev.limbeck.result.PlannedOperation;
import dev.limbeck.result.PlannedStatement;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class HazardSummaryTest {

    @Test
    void aTimeThatWasMeasuredOnTheServerIsShown() {
        assertThat(HazardSummary.costs(operation("native", 5_000_000L, Duration.ofSeconds(90))))
                .contains("time: about 90 seconds, estimated from the rate at which this server wrote some of the rows"
                        + " into a temporary table");
    }

    @Test
    void rowsThatSqliteRewritesTakeTime() {
        assertThat(HazardSummary.costs(operation("in_place", 10_000_000L, null)))
                .contains("time: 6 to 7 seconds, estimated from a measured rate of 0.6 to 0.7 seconds per million "
                        + "rows");
        assertThat(HazardSummary.costs(operation("rebuild", 10_000_000L, null)))
                .contains("time: 11 to 47 seconds, estimated from a measured rate of 1.1 to 4.7 seconds per million "
                        + "rows");
        assertThat(HazardSummary.costs(operation("native", 10_000_000L, null))).containsExactly("10,000,000 rows");
    }

    private static PlannedOperation operation(String strategy, long rows, @Nullable Duration time) {
        PlannedStatement statement = new PlannedStatement(
                "ALTER", "", null, List.of(new Hazard(Hazard.Kind.REWRITE, "rewrites every row")), List.of());
        return new PlannedOperation("", strategy, "", false, List.of(statement), rows, null, time, null);
    }
}
