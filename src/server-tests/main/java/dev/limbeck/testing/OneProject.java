package dev.limbeck.testing;

import dev.limbeck.command.Check;
import dev.limbeck.command.Downgrade;
import dev.limbeck.command.Revise;
import dev.limbeck.command.RevisionRequest;
import dev.limbeck.command.Tables;
import dev.limbeck.command.Upgrade;
import dev.limbeck.command.Verify;
import dev.limbeck.command.WriteModel;
import dev.limbeck.command.decide.Decisions;
import dev.limbeck.command.decide.Prompt;
import dev.limbeck.command.project.Application;
import dev.limbeck.command.project.Project;
import dev.limbeck.execute.RunListener;
import dev.limbeck.result.CheckResult;
import dev.limbeck.result.RevisionResult;
import dev.limbeck.result.VerifyResult;
import dev.limbeck.settings.SettingKey;
import dev.limbeck.settings.Settings;
import dev.limbeck.settings.SettingsBuilder;
import dev.limbeck.spi.ConnectionSource;
import dev.limbeck.spi.ModelSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A project whose revisions run on several databases.
 *
 * @param folder the folder of the project
 * @param model adds the entities, and other settings
 * @param source reads the model; null if Hibernate reads the entities
 */
public record OneProject(Path folder, UnaryOperator<SettingsBuilder> model, @Nullable ModelSource source) {
    /** Creates a project whose entities are read by Hibernate. */
    public OneProject(Path folder, UnaryOperator<SettingsBuilder> model) {
        this(folder, model, null);
    }

    /** {@return a project whose model is not read from entities} */
    public static OneProject of(Path folder, ModelSource source) {
        return new OneProject(folder, settings -> settings.modelClasspath(List.of(folder)), source);
    }

    /** Creates a project with the entities in the package of the given class. */
    public OneProject(Path folder, Class<?> entities) {
        this(folder, settings -> settings.modelClasspath(List.of(place(entities)))
                .modelPackages(List.of(entities.getPackageName())));
    }

    /** {@return the same project, whose unqualified names are in the given schema} */
    public OneProject inSchema(String name) {
        return new OneProject(folder, settings -> model.apply(settings).databaseSchema(name), source);
    }

    private static Path place(Class<?> type) {
        try {
            return Path.of(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private Settings settings(String url) {
        try {
            SettingsBuilder settings = Settings.builder()
                    .withoutFile()
                    .variables(Map.of())
                    .workingDirectory(folder)
                    .databaseUrl(url)
                    .databaseScratch("live")
                    .revisionsLocations(List.of(Files.createDirectories(folder.resolve("revisions"))))
                    .revisionsPackage("app.revisions")
                    .set(SettingKey.REVISIONS_CACHE, folder.resolve("cache").toString());
            return model.apply(settings).load();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Project project(String url) {
        return source == null
                ? Project.open(settings(url))
                : Project.open(settings(url), new Application(null, OneProject.class.getClassLoader(), null, source));
    }

    public RevisionResult autogenerate(String url) {
        return autogenerate(url, new Decisions(Map.of(), List.of(), Map.of(), List.of()));
    }

    public RevisionResult autogenerate(String url, Decisions decisions) {
        try (Project project = project(url)) {
            return new Revise(project, RunListener.SILENT)
                    .run(new RevisionRequest("entities", true, null, decisions, Prompt.NOBODY));
        }
    }

    public void upgrade(String url, String target) {
        new Upgrade(project(url), RunListener.SILENT).run(target);
    }

    /** Applies revisions, and notifies the observer of each statement that ran on the database. */
    public void upgrade(String url, String target, StatementObserver observer) {
        new Upgrade(observedProject(url, observer), observer).run(target);
    }

    /** Reverts revisions, and notifies the observer of each statement that ran on the database. */
    public void downgrade(String url, String target, StatementObserver observer) {
        new Downgrade(observedProject(url, observer), observer).run(target);
    }

    private Project observedProject(String url, StatementObserver observer) {
        ConnectionSource connections = (opened, properties) -> {
            Connection connection = DriverManager.getConnection(opened, properties);
            if (opened.equals(url)) {
                observer.connected(connection);
            }
            return connection;
        };
        return Project.open(
                settings(url), new Application(null, OneProject.class.getClassLoader(), connections, source));
    }

    public void downgrade(String url, String target) {
        new Downgrade(project(url), RunListener.SILENT).run(target);
    }

    public CheckResult check(String url) {
        try (Project project = project(url)) {
            return new Check(project).run();
        }
    }

    /** {@return the proofs of the whole history, which is compared with the entities at its end} */
    public VerifyResult verify(String url) {
        try (Project project = project(url)) {
            return new Verify(project, RunListener.SILENT).run(null, true);
        }
    }

    /** Writes the model for applications into the project's {@code classes} folder. */
    public void writeModel(String url) {
        try (Project project = project(url)) {
            new WriteModel(project, RunListener.SILENT).run(folder.resolve("classes"));
        }
    }

    public List<String> tables(String url) {
        return new Tables(project(url)).run();
    }
}
