package dev.limbeck.command;

import dev.limbeck.command.decide.Decisions;
import dev.limbeck.command.decide.Prompt;
import dev.limbeck.command.draft.Placement;
import dev.limbeck.command.draft.RevisionLanguage;
import dev.limbeck.command.project.Project;
import dev.limbeck.dialect.Dialect;
import dev.limbeck.execute.RunListener;
import dev.limbeck.h2.H2Dialect;
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
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A project with a model written in SQL; tests use it through the commands. */
final class SqlProject {
    private final Path folder;
    private UnaryOperator<SettingsBuilder> more = UnaryOperator.identity();
    private String url;
    private List<Path> services = List.of();

    SqlProject(Path folder) {
        this.folder = folder;
        this.url = "jdbc:sqlite:" + folder.resolve("app.db");
    }

    /** Uses an H2 database, which runs revisions step by step, with the given dialect. */
    SqlProject onH2(Class<? extends Dialect> dialect) {
        url = "jdbc:h2:" + folder.resolve("app");
        services = List.of(H2Dialect.createServices(folder.resolve("h2-services"), dialect));
        return this;
    }

    /** Sets the model. */
    SqlProject model(String sql) {
        write("model/META-INF/services/dev.limbeck.spi.ModelSource", SqlModel.class.getName());
        write("model/model.sql", sql);
        return this;
    }

    /** Writes and applies a revision for the model. */
    SqlProject released(String sql) {
        model(sql);
        revise(Decisions.NONE);
        upgrade();
        return this;
    }

    SqlProject settings(UnaryOperator<SettingsBuilder> settings) {
        more = settings;
        return this;
    }

    private void write(String file, String text) {
        try {
            Path path = folder.resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Project project() {
        SettingsBuilder builder = Settings.builder()
                .withoutFile()
                .variables(Map.of())
                .workingDirectory(folder)
                .databaseUrl(url())
                .modelClasspath(classpath())
                .revisionsLocations(List.of(folder.resolve("revisions")))
                .set(SettingKey.DATABASE_SCRATCH, "live")
                .set(SettingKey.REVISIONS_CACHE, folder.resolve("cache").toString());
        return Project.open(more.apply(builder).load());
    }

    private List<Path> classpath() {
        List<Path> classpath = new ArrayList<>(List.of(folder.resolve("model")));
        classpath.addAll(services);
        return classpath;
    }

    String url() {
        return url;
    }

    RevisionResult revise(Decisions decisions) {
        return revise(decisions, Prompt.NOBODY);
    }

    RevisionResult revise(Decisions decisions, Prompt answers) {
        return new Revise(project(), RunListener.SILENT)
                .run(new RevisionRequest("change", true, null, decisions, answers));
    }

    /** Writes a revision as SQL. */
    RevisionResult reviseSql(String id) {
        return new Revise(project(), RunListener.SILENT)
                .run(new RevisionRequest(
                        "change",
                        true,
                        id,
                        Decisions.NONE,
                        Prompt.NOBODY,
                        java.util.Set.of(),
                        Placement.AFTER_HEAD,
                        false,
                        RevisionLanguage.SQL));
    }

    /** Returns the text of the revision that is written when the given decisions are made. */
    String revision(Decisions decisions) {
        return text(revise(decisions));
    }

    static String text(RevisionResult result) {
        try {
            return Files.readString(Optional.ofNullable(result.file()).orElseThrow());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int revisions() {
        try (Stream<Path> files = Files.list(folder.resolve("revisions"))) {
            return (int) files.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    RunResult upgrade() {
        return new Upgrade(project(), RunListener.SILENT).run("head");
    }

    RunResult downgrade() {
        return new Downgrade(project(), RunListener.SILENT).run("-1");
    }

    CheckResult check() {
        return new Check(project()).run();
    }

    List<String> schema() {
        return new ShowSchema(project()).run(null);
    }

    void run(String... statements) {
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    /** Returns the rows, with values separated by vertical bars. */
    List<String> rows(String query) {
        try (Connection connection = DriverManager.getConnection(url());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                List<String> values = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    values.add(String.valueOf(rows.getString(i)));
                }
                found.add(String.join("|", values));
            }
            return found;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
