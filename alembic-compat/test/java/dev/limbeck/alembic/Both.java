package dev.limbeck.alembic;

import static org.assertj.core.api.Assertions.assertThat;

import dev.limbeck.command.Downgrade;
import dev.limbeck.command.Heads;
import dev.limbeck.command.History;
import dev.limbeck.command.Stamp;
import dev.limbeck.command.Upgrade;
import dev.limbeck.command.project.Project;
import dev.limbeck.execute.RunListener;
import dev.limbeck.result.RevisionInfo;
import dev.limbeck.settings.SettingKey;
import dev.limbeck.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One history of empty revisions, written for both tools, and one database for each tool. */
final class Both {
    private final Path folder;
    private final Alembic alembic;
    private int revisions;

    Both(Path folder) throws IOException {
        this.folder = folder;
        this.alembic = new Alembic(folder.resolve("alembic"), folder.resolve("theirs.db"));
        Files.createDirectories(folder.resolve("revisions"));
    }

    /** The attributes of a revision, except for its id and its down revisions. */
    record More(List<String> labels, List<String> dependsOn) {
        static final More NOTHING = new More(List.of(), List.of());

        static More labels(String... labels) {
            return new More(List.of(labels), List.of());
        }

        static More needs(String... names) {
            return new More(List.of(), List.of(names));
        }
    }

    Both add(String id, String... before) throws IOException {
        return add(id, More.NOTHING, before);
    }

    Both add(String id, More more, String... before) throws IOException {
        alembic.write(
                id,
                """
                \"""message of %1$s\"""
                revision = "%1$s"
                down_revision = %2$s
                branch_labels = %3$s
                depends_on = %4$s


                def upgrade():
                    pass


                def downgrade():
                    pass
                """
                        .formatted(id, python(Arrays.asList(before)), python(more.labels()), python(more.dependsOn())));
        Files.writeString(
                folder.resolve("revisions/Rev_" + id + ".java"),
                """
                import dev.limbeck.Migration;
                import dev.limbeck.Operations;
                import dev.limbeck.Revision;

                /** message of %1$s. */
                @Revision(id = "%1$s", downRevision = %2$s, created = "2026-11-23T07:00:%5$02dZ",
                        branchLabels = %3$s, dependsOn = %4$s)
                public final class Rev_%1$s extends Migration {
                    @Override
                    public void upgrade(Operations op) {}

                    @Override
                    public void downgrade(Operations op) {}
                }
                """
                        .formatted(
                                id,
                                java(Arrays.asList(before)),
                                java(more.labels()),
                                java(more.dependsOn()),
                                revisions++));
        return this;
    }

    private static String python(List<String> values) {
        return values.isEmpty()
                ? "None"
                : values.stream().map(v -> "\"" + v + "\",").collect(Collectors.joining("", "(", ")"));
    }

    private static String java(List<String> values) {
        return values.stream().map(v -> "\"" + v + "\"").collect(Collectors.joining(", ", "{", "}"));
    }

    /**
     * Runs steps such as {@code upgrade head} and {@code stamp a b} with each tool, and compares the rows after each
     * step.
     */
    void agree(String... steps) throws IOException, InterruptedException {
        List<String> theirs = alembic.steps(folder.resolve("theirs.db"), steps);
        List<String> ours = new ArrayList<>();
        for (String step : steps) {
            ours.add(step + ": " + ours(step, "ours.db"));
        }
        assertThat(ours).isEqualTo(theirs);
    }

    /**
     * Runs the steps with both tools in turn on one database, and compares the rows with those that Alembic alone
     * produces.
     */
    void agreeTakingTurns(String... steps) throws IOException, InterruptedException {
        List<String> alone = alembic.steps(folder.resolve("theirs.db"), steps);
        List<String> turns = new ArrayList<>();
        for (int at = 0; at < steps.length; at++) {
            turns.add(
                    at % 2 == 0
                            ? steps[at] + ": " + ours(steps[at], "shared.db")
                            : alembic.steps(folder.resolve("shared.db"), steps[at])
                                    .get(0));
        }
        assertThat(turns).isEqualTo(alone);
    }

    /** Compares the heads and the history, including its order. */
    void agreeOnTheHistory() throws IOException, InterruptedException {
        agreeOnTheLines();
        assertThat(history().stream().map(RevisionInfo::id)).containsExactlyElementsOf(theirHistory());
    }

    /**
     * Compares the heads and the history regardless of their order, because the order of two branches is not defined.
     */
    void agreeOnTheLines() throws IOException, InterruptedException {
        List<String> heads = new Heads(project("ours.db"))
                .run().stream().map(RevisionInfo::id).toList();
        assertThat(alembic.run("heads").stream().map(line -> line.replaceFirst(" .*", "")))
                .containsExactlyInAnyOrderElementsOf(heads);
        assertThat(history().stream().map(RevisionInfo::id)).containsExactlyInAnyOrderElementsOf(theirHistory());
    }

    private List<RevisionInfo> history() {
        return new History(project("ours.db")).run(false);
    }

    private List<String> theirHistory() throws IOException, InterruptedException {
        return alembic.run("history").stream()
                .map(line -> line.replaceFirst(".* -> (\\w+).*", "$1"))
                .toList();
    }

    private String ours(String step, String database) {
        String[] words = step.split(" ");
        List<String> targets = List.of(words).subList(1, words.length);
        Project project = project(database);
        try {
            switch (words[0]) {
                case "upgrade" -> new Upgrade(project, RunListener.SILENT).run(words[1]);
                case "downgrade" -> new Downgrade(project, RunListener.SILENT).run(words[1]);
                case "stamp" -> new Stamp(project).run(targets, false);
                case "purge" -> new Stamp(project).run(targets, true);
                default -> throw new AssertionError(step);
            }
            return rows(database);
        } catch (RuntimeException e) {
            return "refused, " + rows(database);
        }
    }

    private Project project(String database) {
        return Project.open(Settings.builder()
                .withoutFile()
                .variables(Map.of())
                .workingDirectory(folder)
                .databaseUrl("jdbc:sqlite:" + folder.resolve(database))
                .revisionsLocations(List.of(folder.resolve("revisions")))
                .revisionsPackage("")
                .set(SettingKey.REVISIONS_CACHE, folder.resolve("cache").toString())
                .load());
    }

    private String rows(String database) {
        if (!Files.exists(folder.resolve(database))) {
            return "";
        }
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(database));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select version_num from alembic_version order by 1")) {
            List<String> ids = new ArrayList<>();
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
            return String.join(" ", ids);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
