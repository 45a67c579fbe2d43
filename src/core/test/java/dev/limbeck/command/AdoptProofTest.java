package dev.limbeck.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.command.decide.Decisions;
import dev.limbeck.command.decide.Prompt;
import dev.limbeck.execute.RunListener;
import dev.limbeck.result.ProofStatus;
import dev.limbeck.result.RevisionResult;
import dev.limbeck.settings.SettingKey;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The revision that recreates a live database is proved, and reports what it leaves out. */
final class AdoptProofTest {
    @TempDir
    private Path folder = Path.of(".");

    private static RevisionResult adopt(HistoryProject project) {
        return new Adopt(project.project(), RunListener.SILENT)
                .run(new RevisionRequest("as it was", false, "aaaa", Decisions.NONE, Prompt.NOBODY));
    }

    @Test
    void isProvedAndListsExcludedObjects() {
        HistoryProject project = new HistoryProject(folder)
                .settings(settings -> settings.set(SettingKey.AUTOGENERATE_EXCLUDE, List.of("old")));
        project.run(
                "create table t (id integer primary key, s text)",
                "create table old (x integer)",
                "create trigger tr after insert on old begin delete from t; end");
        RevisionResult result = adopt(project);
        assertThat(result.proof()).isEqualTo(ProofStatus.DONE);
        assertThat(result.warnings())
                .anyMatch(warning -> warning.startsWith("table old is left out: it is excluded"))
                .anyMatch(warning -> warning.startsWith("trigger tr is left out: "));
    }

    @Test
    void isNotProvedIfAnObjectCannotBeRecreated() {
        HistoryProject project = new HistoryProject(folder);
        project.run(
                "create table t (id integer primary key, s text)",
                "create table u (a text, check (length(a) > 0))",
                "pragma writable_schema = on",
                "update sqlite_schema set sql = replace(sql, 'length', 'own_function') where name = 'u'");
        RevisionResult result = adopt(project);
        ProofStatus proof = Objects.requireNonNull(result.proof());
        assertThat(proof.proved()).isFalse();
        assertThat(proof.reason()).contains("u (", "own_function");
    }
}
