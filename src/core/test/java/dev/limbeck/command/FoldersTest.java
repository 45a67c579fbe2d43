package dev.limbeck.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.limbeck.command.decide.Decisions;
import dev.limbeck.command.decide.Prompt;
import dev.limbeck.execute.RunListener;
import dev.limbeck.result.RevisionResult;
import dev.limbeck.settings.SettingKey;
import dev.limbeck.settings.SettingsBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests revision files in subfolders of their location. */
final class FoldersTest {
    @TempDir
    private Path folder = Path.of(".");

    private static SettingsBuilder yearly(SettingsBuilder settings) {
        return settings.set(SettingKey.REVISIONS_FILE_TEMPLATE, "{year}/m{month}/Rev_{rev}")
                .set(SettingKey.REVISIONS_RECURSIVE, "true");
    }

    private Path revise(HistoryProject history, String id) {
        RevisionRequest request = new RevisionRequest("empty", false, id, Decisions.NONE, Prompt.NOBODY);
        return Objects.requireNonNull(
                new Revise(history.project(), RunListener.SILENT).run(request).file());
    }

    @Test
    void followTheTemplateAndAreNeverNested() throws IOException {
        HistoryProject history = new HistoryProject(folder).settings(FoldersTest::yearly);
        ZonedDateTime now = ZonedDateTime.now(ZoneOffset.UTC);
        String month = "m" + (now.getMonthValue() < 10 ? "0" : "") + now.getMonthValue();
        Path first = revise(history, "1a1a");
        Path second = revise(history, "2b2b");
        assertThat(first).isEqualTo(folder.resolve("revisions/_" + now.getYear() + "/" + month + "/Rev_1a1a.java"));
        assertThat(second.getParent()).isEqualTo(first.getParent());
        assertThat(Files.readString(second)).contains("package db.revisions._" + now.getYear() + "." + month + ";");
        history.upgrade("head");
        assertThat(history.query("SELECT version_num FROM alembic_version")).containsExactly("2b2b");
        RevisionResult squashed =
                new Squash(history.project(), RunListener.SILENT).run(new Squash.Request("base:head", "", false));
        assertThat(Objects.requireNonNull(squashed.file()).getParent()).isEqualTo(first.getParent());
        history.downgrade("base");
    }

    @Test
    void areRefusedIfTheyWouldNotBeRead() {
        HistoryProject history = new HistoryProject(folder)
                .settings(settings -> yearly(settings).set(SettingKey.REVISIONS_RECURSIVE, "false"));
        assertThatThrownBy(() -> revise(history, "1a1a")).hasMessageContaining("Set revisions.recursive = true");
    }
}
