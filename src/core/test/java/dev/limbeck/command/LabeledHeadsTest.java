package dev.limbeck.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.command.autogenerate.ComparisonTarget;
import dev.limbeck.command.project.LiveCatalog;
import dev.limbeck.result.Against;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the comparison of a history with several heads with the model, without a database. */
final class LabeledHeadsTest {
    @TempDir
    private Path folder = Path.of(".");

    private HistoryProject history(String label) {
        HistoryProject history = new HistoryProject(folder)
                .revision(
                        "1a1a",
                        "",
                        "op.createTable(\"a\", column(\"id\", bigint()).identity());",
                        "op.dropTable(\"a\");")
                .revision(
                        "2b2b",
                        "",
                        "op.createTable(\"b\", column(\"id\", bigint()).identity());",
                        "op.dropTable(\"b\");");
        for (String id : new String[] {"1a1a", "2b2b"}) {
            history.source(id, history.source(id).replace("Z\")", "Z\"" + label.replace("*", id) + ")"));
        }
        return history;
    }

    @Test
    void isReplayedCompletelyIfEachHeadHasALabel() {
        try (ComparisonTarget counterpart = ComparisonTarget.open(
                history(", branchLabels = \"of_*\"").project().withAgainst(Against.HISTORY))) {
            assertThat(LiveCatalog.read(counterpart.database()).schema().tables())
                    .extracting(table -> table.name().name())
                    .contains("a", "b");
        }
    }

    @Test
    void isRefusedIfTheHeadsAreNotIntended() {
        assertThatThrownBy(() -> ComparisonTarget.open(history("").project().withAgainst(Against.HISTORY)))
                .hasMessageContaining("The history has 2 heads");
    }
}
