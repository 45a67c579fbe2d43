package dev.limbeck.command;

import dev.limbeck.command.project.Project;
import dev.limbeck.execute.Arguments;
import dev.limbeck.execute.RunListener;
import dev.limbeck.h2.H2Dialect;
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
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A project with handwritten revisions and no model. */
final class HistoryProject {
    private final Path folder;
    private UnaryOperator<SettingsBuilder> more = UnaryOperator.identity();
    private Arguments arguments = Arguments.NONE;
    private String url;
    private List<Path> classpath = List.of();

    HistoryProject(Path folder) {
        this.folder = folder;
        this.url = "jdbc:sqlite:" + folder.resolve("app.db");
    }

    /** Uses an H2 database, which runs revisions step by step. */
    HistoryProject onH2() {
        url = "jdbc:h2:" + folder.resolve("app") + ";WRITE_DELAY=0";
        classpath = List.of(H2Dialect.createServices(folder.resolve("h2-services")));
        return this;
    }

    HistoryProject settings(UnaryOperator<SettingsBuilder> settings) {
        more = settings;
        return this;
    }

    HistoryProject withArguments(Arguments told) {
        arguments = told;
        return this;
    }

    Path file(String id) {
        return folder.resolve("revisions/Rev_" + id + ".java");
    }

    /** Writes a revision that follows the given one, or that is the first one if the string is empty. */
    HistoryProject revision(String id, String down, String upgrade, String downgrade) {
        String after = down.isEmpty() ? "{}" : "\"" + down + "\"";
        return source(
                id,
                """
                package db.revisions;

                import dev.limbeck.Migration;
                import dev.limbeck.Operations;
                import dev.limbeck.Revision;

                /** Step %s. */
                @Revision(id = "%s", downRevision = %s, created = "2026-01-01T00:00:00Z")
                public final class Rev_%s extends Migration {
                    @Override
                    public void upgrade(Operations op) throws Exception {
                        %s
                    }

                    @Override
                    public void downgrade(Operations op) throws Exception {
                        %s
                    }
                }
                """
                        .formatted(id, id, after, id, upgrade, downgrade));
    }

    HistoryProject source(String id, String text) {
        try {
            Files.createDirectories(file(id).getParent());
            Files.writeString(file(id), text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String source(String id) {
        try {
            return Files.readString(file(id));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<String> files() {
        try (Stream<Path> files = Files.list(folder.resolve("revisions"))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Project project() {
        SettingsBuilder builder = Settings.builder()
                .withoutFile()
                .variables(Map.of())
                .workingDirectory(folder)
                .databaseUrl(url)
                .modelClasspath(classpath)
                .revisionsLocations(List.of(folder.resolve("revisions")))
                .set(SettingKey.DATABASE_SCRATCH, "live")
                .set(SettingKey.REVISIONS_CACHE, folder.resolve("cache").toString());
        return Project.open(more.apply(builder).load()).withArguments(arguments);
    }

    String url() {
        return url;
    }

    RunResult upgrade(String target) {
        return new Upgrade(project(), RunListener.SILENT).run(target);
    }

    RunResult downgrade(String target) {
        return new Downgrade(project(), RunListener.SILENT).run(target);
    }

    List<String> query(String query) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> found = new ArrayList<>();
            while (rows.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                    row.add(String.valueOf(rows.getString(i)));
                }
                found.add(String.join("|", row));
            }
            return found;
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    void run(String... statements) {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
