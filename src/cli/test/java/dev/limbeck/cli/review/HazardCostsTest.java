package dev.limbeck.cli.review;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.page.ReviewPage;
import dev.limbeck.cli.report.ReviewMarkdown;
import dev.limbeck.ops.Hazard;
import dev.limbeck.result.PlannedOperation;
import dev.limbeck.result.PlannedStatement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Tests the costs of changes to several tables, and the times measured on a server. */
final class HazardCostsTest {
    private static final Hazard COPY = new Hazard(Hazard.Kind.BLOCKS_WRITES, "no one can write while rows are copied");

    private static PlannedOperation change(String table, long rows, Duration time) {
        PlannedStatement statement =
                new PlannedStatement("ALTER TABLE " + table, "change " + table, null, List.of(COPY), List.of());
        return new PlannedOperation(
                "change the table " + table, "native", "", false, List.of(statement), rows, null, time, null);
    }

    private static List<String> costs(PlannedOperation... operations) {
        HazardSummary summary = new HazardSummary();
        List.of(operations).forEach(summary::add);
        assertThat(summary.lines()).hasSize(1);
        return summary.lines().get(0).costs();
    }

    @Test
    void theCostsOfOneTableNeedNoName() {
        assertThat(costs(change("item", 300_000, Duration.ofSeconds(90))))
                .containsExactly(
                        "300,000 rows",
                        "time: about 90 seconds, estimated from the rate at which this server wrote some of the rows"
                                + " into a temporary table",
                        "lock: others cannot write");
    }

    @Test
    void theCostsOfSeveralTablesNameThem() {
        assertThat(costs(change("item", 300_000, Duration.ofMinutes(5)), change("user", 1, Duration.ofMillis(1))))
                .hasSize(3)
                .anySatisfy(line -> assertThat(line).startsWith("item: 300,000 rows; time: about 5 minutes, estimated"))
                .anySatisfy(line -> assertThat(line).startsWith("user: 1 row; time: about 1 second, estimated"))
                .contains("lock: others cannot write");
    }

    @Test
    void thePageAndTheMarkdownShowTheTimeThatAServerMeasured() {
        ReportBuilder report = new ReportBuilder();
        HazardSummary summary = new HazardSummary();
        summary.add(change("item", 300_000, Duration.ofMinutes(5)));
        ReviewReport empty = report.build();
        ReviewReport full = new ReviewReport(
                "Plan",
                "Plan",
                List.of(),
                List.of(),
                summary.lines(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                empty.before(),
                empty.after(),
                List.of(),
                null,
                List.of(),
                List.of(),
                List.of());
        for (String text : List.of(ReviewPage.write(full), ReviewMarkdown.text(full))) {
            assertThat(text).contains("300,000 rows", "time: about 5 minutes, estimated from the rate");
        }
    }
}
