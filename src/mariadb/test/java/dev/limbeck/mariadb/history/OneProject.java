package dev.limbeck.mariadb.history;

import dev.limbeck.command.Check;
import dev.limbeck.command.Downgrade;
import dev.limbeck.command.Revise;
import dev.limbeck.command.RevisionRequest;
import dev.limbeck.command.Tables;
import dev.limbeck.command.Upgrade;
import dev.limbeck.command.decide.Decisions;
import dev.limbeck.command.decide.Prompt;
import dev.limbeck.command.project.Project;
import dev.limbeck.execute.RunListener;
import dev.limbeck.result.CheckResult;
import dev.limbeck.result.RevisionResult;
import dev.limbeck.settings.SettingKey;
import dev.limbeck.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A project whose revisions run on several databases.
 *
 * @param folder the folder of the project
 * @param entities a class in the package of the entities
 */
record OneProject(Path folder, Class<?> entities) {

    private Settings settings(String url) {
        try {
            return Settings.builder()
                    .withoutFile()
                    .variables(Map.of())
                    .workingDirectory(folder)
                    .databaseUrl(url)
                    .databaseScratch("live")
                    .revisionsLocations(List.of(Files.createDirectories(folder.resolve("revisions"))))
                    .revisionsPackage("app.revisions")
                    .modelClasspath(List.of(Path.of(entities.getProtectionDomain()
                            .getCodeSource()
                            .getLocation()
                            .toURI())))
                    .modelPackages(List.of(entities.getPackageName()))
                    .set(SettingKey.REVISIONS_CACHE, folder.resolve("cache").toString())
                    .load();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private Project project(String url) {
        return Project.open(settings(url));
    }

    RevisionResult autogenerate(String url) {
        try (Project project = project(url)) {
            return new Revise(project, RunListener.SILENT)
                    .run(new RevisionRequest(
                            "entities",
                            true,
                            null,
                            new Decisions(Map.of(), List.of(), Map.of(), List.of()),
                            Prompt.NOBODY));
        }
    }

    void upgrade(String url, String target) {
        new Upgrade(project(url), RunListener.SILENT).run(target);
    }

    void downgrade(String url, String target) {
        new Downgrade(project(url), RunListener.SILENT).run(target);
    }

    CheckResult check(String url) {
        try (Project project = project(url)) {
            return new Check(project).run();
        }
    }

    List<String> tables(String url) {
        return new Tables(project(url)).run();
    }
}
