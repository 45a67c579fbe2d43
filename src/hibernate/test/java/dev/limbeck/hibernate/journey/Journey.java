package dev.limbeck.hibernate.journey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.command.Check;
import dev.limbeck.command.Downgrade;
import dev.limbeck.command.Revise;
import dev.limbeck.command.RevisionRequest;
import dev.limbeck.command.ShowSchema;
import dev.limbeck.command.Tables;
import dev.limbeck.command.Upgrade;
import dev.limbeck.command.decide.Decisions;
import dev.limbeck.command.decide.Prompt;
import dev.limbeck.command.project.Project;
import dev.limbeck.execute.RunListener;
import dev.limbeck.result.CheckResult;
import dev.limbeck.result.RevisionResult;
import dev.limbeck.result.RunResult;
import dev.limbeck.settings.SettingKey;
import dev.limbeck.settings.Settings;
import dev.limbeck.settings.SettingsBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A project in its own folder; tests use it through the commands. */
final class Journey {
    private final Path folder;
    private final UnaryOperator<SettingsBuilder> model;

    /** Creates a project in the folder with the entities specified by {@code model}. */
    Journey(Path folder, UnaryOperator<SettingsBuilder> model) {
        this.folder = folder;
        this.model = model;
    }

    /** {@return the same project with other settings} */
    Journey configure(UnaryOperator<SettingsBuilder> other) {
        return new Journey(folder, other);
    }

    Path database() {
        return folder.resolve("app.db");
    }

    String url() {
        return "jdbc:sqlite:" + database();
    }

    Path revisions() {
        return folder.resolve("revisions");
    }

    /** Opens the project again on each call, as each command in a shell does. */
    Project project() {
        return Project.open(settings());
    }

    private Settings settings() {
        try {
            // Without this folder, the compiled revisions next to the entities would be used as the history.
            Files.createDirectories(revisions());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        SettingsBuilder builder = Settings.builder()
                .withoutFile()
                .variables(Map.of())
                .workingDirectory(folder)
                .databaseUrl(url())
                .revisionsLocations(List.of(revisions()))
                .revisionsPackage("app.revisions")
                .set(SettingKey.REVISIONS_CACHE, folder.resolve("cache").toString());
        return model.apply(builder).load();
    }

    RevisionResult autogenerate(String message) {
        return autogenerate(message, Map.of());
    }

    RevisionResult autogenerate(String message, Map<String, String> backfill) {
        return autogenerate(message, new Decisions(Map.of(), List.of(), backfill, List.of()));
    }

    RevisionResult autogenerate(String message, Decisions decisions) {
        return new Revise(project(), RunListener.SILENT)
                .run(new RevisionRequest(message, true, null, decisions, Prompt.NOBODY));
    }

    RunResult upgrade(String target) {
        return new Upgrade(project(), RunListener.SILENT).run(target);
    }

    RunResult downgrade(String target) {
        return new Downgrade(project(), RunListener.SILENT).run(target);
    }

    CheckResult check() {
        return new Check(project()).run();
    }

    List<String> tables() {
        return new Tables(project()).run();
    }

    List<String> schema() {
        return new ShowSchema(project()).run(null);
    }

    /** Upgrades an empty database file to the model and downgrades it again, and verifies each step. */
    void upgradeAndDowngrade() {
        upgradeAndDowngrade(() -> {});
    }

    /**
     * Does the same as {@link #upgradeAndDowngrade()}, with an additional check whenever the database is at the head.
     */
    void upgradeAndDowngrade(Runnable atHead) {
        RevisionResult written = autogenerate("everything");
        assertThat(written.file()).as("a revision is written").isNotNull();
        upgrade("head");
        assertThat(check().changes()).as("the second comparison finds nothing").isEmpty();
        assertThat(autogenerate("nothing").file())
                .as("without changes no file is written")
                .isNull();
        atHead.run();
        List<String> once = schema();
        downgrade("base");
        assertThat(tables()).as("base leaves only the version table").containsOnly("alembic_version");
        upgrade("head");
        assertThat(schema())
                .as("upgrade, downgrade and upgrade give the same schema")
                .containsExactlyInAnyOrderElementsOf(once);
        atHead.run();
    }
}
