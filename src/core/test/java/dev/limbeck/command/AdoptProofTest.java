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

/** Tests that the revision that recreates a live database is verified, and that objects that it omits are reported. */
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

    @Test
    void triggersThatNeedWhatIsLeftOutAreLeftOut() {
        HistoryProject project = new HistoryProject(folder)
                .settings(settings -> settings.set(SettingKey.AUTOGENERATE_EXCLUDE, List.of("log")));
        project.run(
                "create table note (id integer primary key, body text)",
                "create virtual table note_fts using fts5(body, content='note', content_rowid='id')",
                "create trigger note_ai after insert on note begin"
                        + " insert into note_fts(rowid, body) values (new.id, new.body); end",
                "create table log (v text)",
                "create trigger note_log after delete on note begin insert into log values (old.body); end",
                "create trigger kept after delete on note begin delete from note where id = old.id + 1; end",
                "create view found as select rowid from note_fts");
        RevisionResult result = adopt(project);
        assertThat(result.proof()).isEqualTo(ProofStatus.DONE);
        assertThat(result.warnings())
                .anyMatch(warning -> warning.startsWith("virtual table note_fts (fts5) is left out"))
                .anyMatch(warning -> warning.startsWith("trigger note_ai is left out"))
                .anyMatch(warning -> warning.startsWith("trigger note_log is left out"))
                .anyMatch(warning -> warning.startsWith("view found is left out"))
                .noneMatch(warning -> warning.contains("trigger kept"));
    }

    @Test
    void aViewThatTheDatabaseCannotReadIsLeftOut() {
        HistoryProject project = new HistoryProject(folder);
        project.run(
                "create table book (id integer primary key, title text)",
                "create table dropped (id integer primary key)",
                "create view broken as select id from dropped",
                "create view above as select id from broken",
                "create view fine as select id from book",
                "create view own as select own_function(title) as t from book",
                "create trigger tr instead of insert on broken begin delete from book; end",
                "drop table dropped");
        RevisionResult result = adopt(project);
        assertThat(result.changes())
                .extracting(change -> change.description())
                .containsExactlyInAnyOrder("added table book", "added view fine", "added view own");
        assertThat(result.warnings())
                .anyMatch(warning -> warning.startsWith("view broken is left out: the database cannot read it (")
                        && warning.contains("dropped"))
                .anyMatch(warning -> warning.startsWith("view above is left out"))
                .anyMatch(warning -> warning.startsWith("trigger tr is left out"))
                .noneMatch(warning -> warning.contains("view own") || warning.contains("view fine"));
    }

    @Test
    void aTriggerThatTheDatabaseCannotRunIsLeftOut() {
        HistoryProject project = new HistoryProject(folder);
        project.run(
                "create table book (id integer primary key, title text)",
                "create trigger fine after insert on book begin update book set title = 'x' where id = new.id; end",
                "create trigger own after insert on book begin update book set title = own_function(1); end",
                "create trigger broken after insert on book begin insert into gone (id) values (new.id); end",
                "create trigger renamed after update on book begin update book set name = 'x'; end");
        RevisionResult result = adopt(project);
        assertThat(result.file())
                .content()
                .contains("CREATE TRIGGER fine", "CREATE TRIGGER own")
                .doesNotContain("broken", "renamed");
        assertThat(result.warnings())
                .contains("trigger broken is left out: the database cannot run it (no such table: main.gone)")
                .anyMatch(warning -> warning.startsWith("trigger renamed is left out: the database cannot run it (")
                        && warning.contains("name"))
                .hasSize(2);
    }

    @Test
    void aDefaultMayNeedTheApplication() {
        HistoryProject project = new HistoryProject(folder);
        project.run(
                "create table t (id text primary key default (own_function()), s text not null default (other(1)))",
                "create table u (id integer primary key, t text not null default (own_function()) references t)");
        assertThat(adopt(project).file()).isNotNull();
    }
}
