package dev.limbeck.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.execute.Arguments;
import dev.limbeck.execute.RunListener;
import dev.limbeck.ops.Hazard.Kind;
import dev.limbeck.result.PlanResult;
import dev.limbeck.result.ProofVerdict;
import dev.limbeck.result.VerifyResult;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that arguments passed with {@code -x} are also available in trial runs of revisions. */
final class TrialArgumentsTest {
    private static final String NAME = "op.argument(\"tenant\").orElseThrow()";

    @TempDir
    private Path folder = Path.of(".");

    private HistoryProject history = new HistoryProject(Path.of("."));

    @BeforeEach
    void write() {
        history = new HistoryProject(folder)
                .withArguments(new Arguments(Map.of("tenant", "main"), null))
                .revision(
                        "1a1a",
                        "",
                        "op.createTable(" + NAME + ", column(\"id\", bigint()).identity());",
                        "op.dropTable(" + NAME + ");");
    }

    @Test
    void provesARevisionWithThem() {
        VerifyResult result = new Verify(history.project(), RunListener.SILENT).run(null, false);
        assertThat(result.verdicts()).noneMatch(verdict -> verdict.status() == ProofVerdict.Status.FAILED);
    }

    @Test
    void plansARevisionWithThem() {
        PlanResult plan = new Upgrade(history.project(), RunListener.SILENT).plan("head");
        assertThat(plan.revisions()).hasSize(1);
    }

    @Test
    void replaysTheHistoryWithThem() {
        history.upgrade("head");
        assertThat(new Drift(history.project()).run().changes()).isEmpty();
    }

    @Test
    void checksTheHazardsOfARevisionWithThem() {
        new Upgrade(history.project(), RunListener.SILENT).run("head", Set.of(Kind.DATA_LOSS), Set.of());
        assertThat(history.query("SELECT version_num FROM alembic_version")).containsExactly("1a1a");
    }
}
