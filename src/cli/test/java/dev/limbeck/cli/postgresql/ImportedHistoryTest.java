package dev.limbeck.cli.postgresql;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.cli.server.ServerProject.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code limbeck alembic import} for PostgreSQL: each revision does what the real Alembic does with its script. */
class ImportedHistoryTest {
    @TempDir
    private Path folder;

    private AlembicHistory history;

    @BeforeEach
    void createHistory() throws IOException, InterruptedException {
        AlembicHistory.require();
        history = new AlembicHistory(folder);
    }

    /** Runs the revisions up and down with both tools, and compares the databases after each revision. */
    private void agree(String... ids) throws Exception {
        for (String id : ids) {
            step("upgrade", id);
        }
        for (int i = ids.length - 2; i >= 0; i--) {
            step("downgrade", ids[i]);
        }
        step("downgrade", "base");
    }

    private void step(String command, String target) throws Exception {
        history.alembic(command, target);
        history.project().output(command, target);
        assertThat(history.ours()).as(command + " " + target).isEqualTo(history.theirs());
    }

    private List<String> imported() {
        Outcome outcome = history.importScripts();
        assertThat(outcome.code()).as(outcome.err()).isZero();
        assertThat(outcome.out()).doesNotContain("Not translated");
        return outcome.err()
                .lines()
                .filter(line -> line.startsWith("warning: "))
                .toList();
    }

    @Test
    void typesKeysIndexesEnumerationsAndRows() throws Exception {
        history.resource("objects/a1_objects.py").resource("objects/a2_changes.py");
        assertThat(imported())
                .containsExactly("warning: a2: only its part for PostgreSQL is translated, since it asks which database"
                        + " is used");
        agree("a1", "a2");
    }

    @Test
    void schemasSequencesDomainsAndAnswersOfTheInspector() throws Exception {
        history.resource("schemas/b1_schemas.py").resource("schemas/b2_changes.py");
        assertThat(imported())
                .anyMatch(line -> line.contains("postgresql_concurrently of the index ix_cc is left out"));
        agree("b1", "b2");
    }
}
